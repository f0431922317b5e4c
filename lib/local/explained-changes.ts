import type { Change, DiffRecord, SnapshotSource } from '#lib/audit/diff/change.ts'
import { ChangeExplainer, type Explanation } from '#lib/audit/explain-change/explain-changes.ts'
import { explainingEvent } from '#lib/audit/explain-change/explaining-event.ts'
import { TrailCoverage } from '#lib/audit/explain-change/trail-coverage.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { fileSources } from './file-sources.ts'

/** A change with the calls that made it. */
export interface ExplainedChange {
  readonly change: Change
  readonly explanation: Explanation
}

/** Which events to look in. */
export interface ExplainingFiles {
  /** CloudTrail files, or directories of them. */
  readonly paths: readonly string[]
  /** Somebody vouches that they hold every management event of the time between. */
  readonly isVouchedFor: boolean
  readonly before: SnapshotSource<SnapshotPart>
  readonly after: SnapshotSource<SnapshotPart>
  /** Told of files that could not be read. */
  readonly onProblem: (file: string, error: Error) => void
}

/** Holds the changes of a comparison and looks for the calls that made them. `unread`: records and files that could not be read. */
export async function explainedChanges(
  records: AsyncIterable<DiffRecord>,
  { paths, isVouchedFor, before, after, onProblem }: ExplainingFiles,
): Promise<{ readonly explained: readonly ExplainedChange[]; readonly rest: readonly DiffRecord[]; readonly unread: number }> {
  const all = await Array.fromAsync(records)
  const changes = all.flatMap((one) => (one.record === 'change' ? [one.change] : []))
  const trails = new TrailCoverage()
  for await (const part of before.parts()) trails.add('before', part)
  for await (const part of after.parts()) trails.add('after', part)
  const coverage: { complete: boolean; trails?: TrailCoverage } = { complete: false, trails }
  const explainer = new ChangeExplainer(changes, coverage)
  const unread = await readEvents(paths, explainer, onProblem)
  // What could not be read may be the very call.
  coverage.complete = isVouchedFor && unread === 0
  if (unread > 0) delete coverage.trails
  return {
    explained: changes.map((change, place) => ({ change, explanation: explainer.explanation(place) })),
    rest: all.filter(({ record }) => record === 'incomparable'),
    unread,
  }
}

/** Reads CloudTrail files; returns how many records and files could not be read. */
async function readEvents(paths: readonly string[], explainer: ChangeExplainer, onProblem: ExplainingFiles['onProblem']): Promise<number> {
  let unread = 0
  for await (const source of fileSources(paths)) {
    try {
      for await (const batch of readEventBatches(source.open(), { name: source.name })) {
        unread += batch.setAside.length + batch.unlisted
        for (const event of batch.events) {
          if (event.logSource.service !== 'cloudtrail') continue
          explainer.sawEventAt(event.account, event.region, event.time)
          const call = explainingEvent(event.fields, event)
          if (call) explainer.add(call)
        }
      }
    } catch (error) {
      unread++
      onProblem(source.name, error as Error)
    }
  }
  return unread
}
