import { CloudTrailClient, ListPublicKeysCommand } from '@aws-sdk/client-cloudtrail'
import type { AwsClients } from '../clients.ts'
import { pages } from '../collectors/pages.ts'

/** Public keys that were valid in a time range, as far as they could be asked for. */
export interface TrailKeys {
  readonly keys: readonly { readonly fingerprint: string; readonly der: Uint8Array }[]
  readonly isComplete: boolean
}

/**
 * Public keys with which CloudTrail signed digests of a region (`cloudtrail:ListPublicKeys`). Times in milliseconds. Never throws: a
 * refused call is `isComplete: false`.
 */
export async function trailKeys(
  clients: AwsClients,
  region: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<TrailKeys> {
  const keys: { fingerprint: string; der: Uint8Array }[] = []
  const range = { StartTime: new Date(from), EndTime: new Date(to) }
  const page = async (token: string | undefined) => {
    const answer = await clients.of('cloudtrail', CloudTrailClient, region).send(new ListPublicKeysCommand({ ...range, NextToken: token }))
    if (!answer.PublicKeyList) throw new Error('the answer holds no list of keys')
    return { items: answer.PublicKeyList, next: answer.NextToken }
  }
  try {
    for await (const { Fingerprint: fingerprint, Value: der } of pages(page)) if (fingerprint && der) keys.push({ fingerprint, der })
    return { keys, isComplete: true }
  } catch {
    return { keys, isComplete: false }
  }
}
