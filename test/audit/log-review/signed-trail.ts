import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { LogStore } from '../../../lib/audit/log-review/log-store.ts'
import { KeyRing } from '../../../lib/audit/log-review/public-keys.ts'

const hour = 3_600_000

/** A stored object; `metadata` undefined: the store knows none. */
export interface Stored {
  body: Uint8Array
  metadata: Record<string, string> | undefined
}

/** What a made-up trail delivers: digests that are signed as CloudTrail signs them, and the log files that they list. */
export interface SignedTrail {
  readonly objects: Map<string, Stored>
  readonly digests: readonly string[]
  readonly logs: readonly string[]
  readonly keys: KeyRing
  readonly fingerprint: string
  readonly der: Uint8Array
  readonly privateKey: KeyObject
}

/** What may differ. */
export interface TrailOptions {
  readonly start?: string
  readonly hours?: number
  readonly logsPerHour?: number
  readonly account?: string
  readonly region?: string
  readonly trail?: string
  readonly prefix?: string
  readonly bucket?: string
  /** Hours (from 0) at which the chain begins anew. */
  readonly restarts?: readonly number[]
  /** Hours that are left out before a restart. */
  readonly skipped?: readonly number[]
  readonly key?: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
/** A pair that is not CloudTrail's. */
export const strangersPair = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
const iso = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z')
const stamp = (time: number): string => iso(time).replaceAll(/[-:]/g, '')
const folderOf = (time: number): string => iso(time).slice(0, 10).replaceAll('-', '/')

/** Signs a digest's JSON, as the user guide says: end, place, hash and previous signature, a line each. */
export function signatureOf(json: string, privateKey: KeyObject): string {
  const { digestEndTime, digestS3Bucket, digestS3Object, previousDigestSignature } = JSON.parse(json)
  const text = [digestEndTime, `${digestS3Bucket}/${digestS3Object}`, sha256(json), previousDigestSignature ?? 'null'].join('\n')
  return sign('sha256', Buffer.from(text), privateKey).toString('hex')
}

export const stored = (json: string, signature?: string): Stored => ({
  body: gzipSync(json),
  metadata: signature === undefined ? undefined : { signature, 'signature-algorithm': 'SHA256withRSA' },
})

/** Makes a trail's deliveries; hour 0 begins at `start`. */
export function signedTrail(options: TrailOptions = {}): SignedTrail {
  const { start = '2026-01-31T00:00:00Z', hours = 4, logsPerHour = 2, account = '111122223333', region = 'eu-west-1' } = options
  const { trail = 'main_trail', prefix = '', bucket = 'trail-bucket', key = pair } = options
  const der = key.publicKey.export({ format: 'der', type: 'pkcs1' })
  const fingerprint = createHash('md5').update(der).digest('hex')
  const objects = new Map<string, Stored>()
  const [digests, logs]: [string[], string[]] = [[], []]
  let previous: { object: string; json: string; signature: string } | undefined
  for (let index = 0; index < hours; index++) {
    if (options.skipped?.includes(index)) continue
    if (options.restarts?.includes(index)) previous = undefined
    const startsAt = Date.parse(start) + index * hour
    const logFiles = Array.from({ length: logsPerHour }, (_, number) => {
      const time = startsAt + 10 * 60_000 + number * 60_000
      const name = `${account}_CloudTrail_${region}_${stamp(time).slice(0, 13)}Z_Abcd${index}x${number}.json.gz`
      const s3Object = `${prefix}AWSLogs/${account}/CloudTrail/${region}/${folderOf(time)}/${name}`
      const content = JSON.stringify({ Records: [{ eventID: `${index}-${number}` }] })
      objects.set(s3Object.slice(prefix.length), { body: gzipSync(content), metadata: {} })
      logs.push(s3Object.slice(prefix.length))
      return {
        s3Bucket: bucket,
        s3Object,
        hashValue: sha256(content),
        hashAlgorithm: 'SHA-256',
        newestEventTime: iso(time),
        oldestEventTime: iso(time),
      }
    })
    const end = startsAt + hour
    const object = `${prefix}AWSLogs/${account}/CloudTrail-Digest/${region}/${folderOf(end)}/${account}_CloudTrail-Digest_${region}_${trail}_eu-west-1_${stamp(end)}.json.gz`
    const json = JSON.stringify({
      awsAccountId: account,
      digestStartTime: iso(startsAt),
      digestEndTime: iso(end),
      digestS3Bucket: bucket,
      digestS3Object: object,
      digestPublicKeyFingerprint: fingerprint,
      digestSignatureAlgorithm: 'SHA256withRSA',
      newestEventTime: null,
      oldestEventTime: null,
      previousDigestS3Bucket: previous ? bucket : null,
      previousDigestS3Object: previous?.object ?? null,
      previousDigestHashValue: previous ? sha256(previous.json) : null,
      previousDigestHashAlgorithm: previous ? 'SHA-256' : null,
      previousDigestSignature: previous?.signature ?? null,
      logFiles,
    })
    const signature = signatureOf(json, key.privateKey)
    previous = { object, json, signature }
    objects.set(object.slice(prefix.length), stored(json, signature))
    digests.push(object.slice(prefix.length))
  }
  return {
    objects,
    digests,
    logs,
    keys: new KeyRing({ keys: [{ fingerprint, der }], isComplete: true }),
    fingerprint,
    der,
    privateKey: key.privateKey,
  }
}

/** A store in memory. `refused`: names that may not be read; `opened` counts how many are open at once. */
export function memoryStore(objects: ReadonlyMap<string, Stored>, refused: ReadonlySet<string> = new Set()): LogStore & { most: number } {
  let open = 0
  const store = {
    most: 0,
    async folders(folder: string) {
      if (refused.has(folder)) throw new Error(`AccessDenied on ${folder}`)
      const below = [...objects.keys()].filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length))
      return [...new Set(below.flatMap((name) => (name.includes('/') ? [name.slice(0, name.indexOf('/'))] : [])))].sort()
    },
    async *files(folder: string) {
      yield* [...objects.keys()].filter((name) => name.startsWith(folder)).sort()
    },
    async open(file: string) {
      if (refused.has(file)) throw new Error('AccessDenied')
      const object = objects.get(file)
      if (!object) return undefined
      store.most = Math.max(store.most, ++open)
      await new Promise((done) => setImmediate(done))
      open--
      async function* body() {
        for (let at = 0; at < (object?.body.length ?? 0); at += 100) yield object?.body.subarray(at, at + 100) ?? Buffer.alloc(0)
      }
      return { body: body(), metadata: object.metadata && new Map(Object.entries(object.metadata)) }
    },
  }
  return store
}
