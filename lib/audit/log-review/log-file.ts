import { ContentBrokenError, contentHash } from './content-hash.ts'
import type { ListedLog } from './digest.ts'
import { errorWords } from './digest-file.ts'
import type { FilePlace, FileVerdict } from './file-verdict.ts'
import { fromLogsFolder, type LogStore } from './log-store.ts'

/** Whose word a log file is held against. */
export interface Listing {
  readonly place: FilePlace
  /** Whether the digest that lists it is proven. */
  readonly isProven: boolean
  /** Bucket in which it must lie. @default any */
  readonly bucket?: string | undefined
}

/** Hashes one log file, in a stream, and holds it against its digest. Nothing is thrown. */
export async function verifyLogFile(store: LogStore, log: ListedLog, { place, isProven, bucket }: Listing): Promise<FileVerdict> {
  const file = fromLogsFolder(log.s3Object) ?? log.s3Object
  const expected = log.hashValue.toLowerCase()
  const answer = (state: FileVerdict['state'], ok: FileVerdict['ok'], actual: string): FileVerdict => ({
    file,
    kind: 'log',
    state,
    ok,
    expected,
    actual,
    ...place,
  })
  if (log.hashAlgorithm !== 'SHA-256') return answer('unreadable', null, `the hash algorithm ${log.hashAlgorithm} is not known here`)
  if (bucket !== undefined && log.s3Bucket !== bucket) return answer('unreadable', null, `it lies in another bucket, ${log.s3Bucket}`)
  try {
    const object = await store.open(file)
    if (!object) return answer('missing', false, 'not there')
    const actual = await contentHash(object.body)
    if (actual !== expected) return answer('altered', false, actual)
    return isProven ? answer('valid', true, actual) : answer('unproven', null, actual)
  } catch (error) {
    return error instanceof ContentBrokenError ? answer('altered', false, error.message) : answer('unreadable', null, errorWords(error))
  }
}
