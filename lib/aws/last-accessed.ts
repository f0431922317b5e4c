import {
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  IAMClient,
  type ServiceLastAccessed,
} from '@aws-sdk/client-iam'
import { errorText } from './call-log.ts'
import type { AwsClients } from './clients.ts'

/** When somebody last used the services that its policies let it use; or why that could not be read. */
export type LastAccessed =
  | { readonly arn: string; readonly services: readonly { readonly service: string; readonly lastUsed: string | null }[] }
  | { readonly arn: string; readonly unseen: string }

/** Reports that AWS makes at once for us. A report takes seconds; calls wait their turn (`call-pace.ts`). */
const sideBySide = 8
const pollEvery = 1_000
const pollsAtMost = 60

/**
 * Asks IAM for its "last accessed" reports, one for each user or role (IAM User Guide, "Refine permissions using last accessed
 * information"): a job that is started, and read when it is done. `onDone` is told as each ends.
 */
export async function lastAccessed(
  clients: AwsClients,
  arns: readonly string[],
  { wait, onDone }: { readonly wait: (milliseconds: number) => Promise<unknown>; readonly onDone?: (done: number) => void },
): Promise<readonly LastAccessed[]> {
  const client = clients.of('iam', IAMClient, clients.homeRegion)
  const found: LastAccessed[] = []
  const queue = arns.values()
  const worker = async (): Promise<void> => {
    for (const arn of queue) {
      found.push(await report(client, arn, wait).catch((error: unknown) => ({ arn, unseen: errorText(error) })))
      onDone?.(found.length)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return found
}

async function report(client: IAMClient, Arn: string, wait: (milliseconds: number) => Promise<unknown>): Promise<LastAccessed> {
  const { JobId } = await client.send(new GenerateServiceLastAccessedDetailsCommand({ Arn, Granularity: 'SERVICE_LEVEL' }))
  if (!JobId) throw new Error('iam:GenerateServiceLastAccessedDetails gave no job')
  const services: ServiceLastAccessed[] = []
  let Marker: string | undefined
  for (let poll = 0; poll < pollsAtMost; poll++) {
    const answer = await client.send(new GetServiceLastAccessedDetailsCommand({ JobId, Marker, MaxItems: 1_000 }))
    if (answer.JobStatus === 'FAILED') throw new Error(`the report failed: ${answer.Error?.Message ?? 'IAM does not say why'}`)
    if (answer.JobStatus !== 'COMPLETED') {
      await wait(pollEvery)
      continue
    }
    if (!answer.ServicesLastAccessed) throw new Error('the report holds no list of services')
    services.push(...answer.ServicesLastAccessed)
    Marker = answer.IsTruncated ? answer.Marker : undefined
    if (Marker === undefined) return { arn: Arn, services: services.flatMap(toldService) }
  }
  throw new Error(`the report was not there after ${pollsAtMost} looks`)
}

function toldService({ ServiceNamespace: service, LastAuthenticated: at }: ServiceLastAccessed) {
  return service ? [{ service, lastUsed: at?.toISOString() ?? null }] : []
}
