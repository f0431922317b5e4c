import { createHash } from 'node:crypto'
import { ContentBrokenError, digestContent } from './content-hash.ts'
import { type Digest, DigestShapeError, readDigest } from './digest.ts'
import type { SeenDigest } from './digest-chain.ts'
import type { DigestKey } from './digest-key.ts'
import { type Proof, proveDigest } from './digest-signature.ts'
import { fromLogsFolder, type LogStore } from './log-store.ts'
import type { KeyRing } from './public-keys.ts'

/** What digests are held against. */
export interface DigestReading {
  /** The public keys of regions together; undefined when nobody can be asked. Asked for each digest: remembers by itself. */
  readonly keysOf: (regions: readonly string[]) => Promise<KeyRing | undefined>
  /** Bucket in which files must lie by their own words. @default any: what is looked at is a copy */
  readonly bucket?: string | undefined
}

const day = 86_400_000

/** Reads one digest file and holds it against its signature and its place. Whatever is wrong with it is part of the answer; nothing is thrown. */
export async function readDigestFile(
  store: LogStore,
  { file, key }: Pick<SeenDigest, 'file' | 'key'>,
  { keysOf, bucket }: DigestReading,
): Promise<SeenDigest> {
  const failed = (state: 'unreadable' | 'malformed', ok: false | null, error: unknown): SeenDigest => ({
    file,
    key,
    found: { state, ok, expected: 'a digest file', actual: errorWords(error) },
  })
  try {
    const object = await store.open(file)
    if (!object) return failed('unreadable', null, 'it was listed, and gone when it was to be read')
    const content = await digestContent(object.body)
    const digest = readDigest(content)
    const misplaced = misplacement(digest, file, key, bucket)
    if (misplaced) return { file, key, found: misplaced }
    const sha256 = createHash('sha256').update(content).digest('hex')
    const keys = await keysOf([...new Set([key.region, key.home])])
    return { file, key, found: proveDigest(digest, sha256, object.metadata, keys), content: { digest, sha256 } }
  } catch (error) {
    const isBroken = error instanceof ContentBrokenError || error instanceof DigestShapeError
    return isBroken ? failed('malformed', false, error) : failed('unreadable', null, error)
  }
}

/** A digest says itself where it belongs: an older one under a newer name would else pass for it. */
function misplacement({ bucket, object, account, endsAt }: Digest, file: string, key: DigestKey, wanted?: string): Proof | undefined {
  const moved = { state: 'moved', ok: false, actual: `it says that it is ${bucket}/${object}` } as const
  if (fromLogsFolder(object) !== file || account !== key.account || Math.abs(endsAt - key.endsAt) > day) return { ...moved, expected: file }
  return wanted === undefined || bucket === wanted ? undefined : { ...moved, expected: `${wanted}/${object}` }
}

/** What an error says, shortened. */
export function errorWords(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300)
}
