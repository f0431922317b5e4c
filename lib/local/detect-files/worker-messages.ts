import type { BaselineChunk } from '#lib/monitor/baselines/baseline-chunk.ts'
import type { SharedGroups } from '#lib/monitor/detection-share.ts'
import type { FileReport, LogFile } from './file-share.ts'
import type { RecordTexts } from './finding-spool.ts'

/** What the main thread tells a worker: files to read, or that there are no more. */
export type ToWorker = { readonly files: readonly LogFile[] } | 'no more'

/** What a worker tells about the files it was given. */
export interface FromWorker {
  readonly reports: readonly FileReport[]
  readonly baselines: readonly BaselineChunk[]
  /** Findings of single matches, as far as it does not hold them back; all of them with the last message. */
  readonly findings: readonly RecordTexts[]
  /** With the last message: what its correlations gathered of all its files. */
  readonly groups?: SharedGroups
}
