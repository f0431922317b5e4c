import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { canonicalJson } from '#lib/findings/canonical-json.ts'
import type { CallRecord, Gap, SnapshotPart, SnapshotScope } from './snapshot.ts'

/** What a run says of one part: where its content lies, its hash, and every call that was made for it. */
export interface PartRecord extends SnapshotScope {
  /** Number of the part within its scope. @default 0 */
  readonly chunk?: number
  /** Set on every part of a scope but its last: without its last part a scope was not seen completely. */
  readonly more?: true
  readonly takenAt: string
  /** SHA-256 of the content before compression, hex. */
  readonly sha256: string
  readonly key: string
  readonly resources: number
  readonly gaps: readonly Gap[]
  readonly calls: readonly CallRecord[]
}

/** An object to be stored, under the address of its content. */
export interface SnapshotObject {
  readonly key: string
  readonly body: Uint8Array
  readonly record: PartRecord
}

/** Content of a part without its time and calls: what decides the hash. */
type PartContent = Pick<SnapshotPart, 'account' | 'region' | 'service' | 'types' | 'resources' | 'gaps'>

/** The object of a part; `more`: others of its scope follow. The same configuration gives the same key on any day, so an unchanged account costs no new object. */
export function snapshotObject(part: SnapshotPart, more = false): SnapshotObject {
  const { account, region, service, chunk, takenAt, calls } = part
  const resources = [...part.resources].sort((a, b) => compare(`${a.type} ${a.arn}`, `${b.type} ${b.arn}`))
  const content: PartContent = { account, region, service, types: [...part.types].sort(), resources, gaps: part.gaps }
  const text = canonicalJson(content)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const key = `snapshots/${sha256.slice(0, 2)}/${sha256}.json.gz`
  return {
    key,
    body: gzipSync(text),
    record: {
      account,
      region,
      service,
      ...(chunk === undefined ? {} : { chunk }),
      ...(more ? { more } : {}),
      takenAt,
      sha256,
      key,
      resources: resources.length,
      gaps: part.gaps,
      calls,
    },
  }
}

/** The part back from its stored object; throws when the content is not what the record's hash says. */
export function snapshotPartOf(body: Uint8Array, record: PartRecord): SnapshotPart {
  const text = gunzipSync(body).toString('utf8')
  const actual = createHash('sha256').update(text).digest('hex')
  if (actual !== record.sha256)
    throw new Error(
      `Snapshot object ${record.key} was altered: its content hashes to ${actual}, the run recorded ${record.sha256}. Restore an earlier version of the object.`,
    )
  const chunk = record.chunk === undefined ? {} : { chunk: record.chunk }
  return { ...(JSON.parse(text) as PartContent), ...chunk, takenAt: record.takenAt, calls: record.calls }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
