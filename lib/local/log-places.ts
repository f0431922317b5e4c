import { readFile, stat } from 'node:fs/promises'
import type { LogStore } from '#lib/audit/log-review/log-store.ts'
import { type KeyRing, KeyRings, type PublicKey, readPublicKeys } from '#lib/audit/log-review/public-keys.ts'
import { type AwsClients, awsClients } from '#lib/aws/clients.ts'
import { LogBucket } from '#lib/aws/log-review/log-bucket.ts'
import { trailKeys } from '#lib/aws/log-review/trail-keys.ts'
import { s3Client } from '#lib/aws/s3-clients.ts'
import { FileSourceError } from './file-sources.ts'
import { logFolders } from './log-folder.ts'

/** Where the log files to verify lie, and the keys to do it with. */
export interface LogPlace {
  /** One for each folder that holds `AWSLogs/`. */
  readonly stores: readonly LogStore[]
  /** Whether it is a bucket as it is now, as against a copy of some time. */
  readonly isLive: boolean
  readonly keysOf: (regions: readonly string[]) => Promise<KeyRing | undefined>
}

/** Largest file of public keys. */
const largestKeys = 16 * 1024 * 1024

/**
 * Opens a folder of downloaded log files or `s3://BUCKET/PREFIX` (with ambient credentials, reading only). Public keys come out of
 * `keysFile`; for a bucket without one they are asked of CloudTrail, for the time from `from` to `to` (milliseconds). Throws
 * FileSourceError for what is neither, and for a file of keys that is none.
 */
export async function openLogPlace(
  place: string,
  { keysFile, from, to }: { readonly keysFile?: string | undefined; readonly from: number; readonly to: number },
): Promise<LogPlace> {
  const given = keysFile === undefined ? undefined : await keysIn(keysFile)
  const ring = given && new KeyRings(async () => ({ keys: given, isComplete: true }))
  const bucket = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(place)
  if (!bucket) {
    if (place.startsWith('s3://'))
      throw new FileSourceError(`${JSON.stringify(place)} names no bucket. Wanted: s3://BUCKET or s3://BUCKET/PREFIX.`)
    return { stores: await logFolders(place), isLive: false, keysOf: async (regions) => ring?.of(regions) }
  }
  const clients = awsClients()
  const rings = ring ?? new KeyRings((region) => trailKeys(clients, region, { from, to }))
  return { stores: [bucketStore(clients, bucket[1] ?? '', bucket[2] ?? '')], isLive: true, keysOf: (regions) => rings.of(regions) }
}

/** A prefix may be given with or without `AWSLogs` behind it. */
function bucketStore(clients: AwsClients, bucket: string, given: string): LogStore {
  const above = given.split('/')
  const at = above.indexOf('AWSLogs')
  const prefix = (at < 0 ? above : above.slice(0, at)).filter((part) => part !== '').join('/')
  return new LogBucket(s3Client(clients, clients.homeRegion), bucket, prefix === '' ? '' : `${prefix}/`)
}

async function keysIn(path: string): Promise<readonly PublicKey[]> {
  try {
    const { size } = await stat(path)
    if (size > largestKeys) throw new Error(`it has ${size} bytes, wanted at most ${largestKeys}`)
    return readPublicKeys(JSON.parse(await readFile(path, 'utf8')), path)
  } catch (error) {
    throw new FileSourceError(`--public-keys ${JSON.stringify(path)} cannot be used: ${(error as Error).message}`)
  }
}
