import { scopeName } from '../run-manifest.ts'
import type { SnapshotPart } from '../snapshot.ts'
import type { PartRecord } from '../snapshot-object.ts'
import type { DiffRecord, SnapshotSource } from './change.ts'
import { type DiffOptions, diffSnapshots } from './diff-snapshots.ts'

/** What a run recorded of an account, for comparing it with another run. */
export interface RecordedSide {
  readonly records: readonly PartRecord[]
  /** Reads and verifies the content of one part (`snapshotPartOf`). */
  load(record: PartRecord): Promise<SnapshotPart>
  /** Parts that stand for what gave none (`missingPart`). @default none */
  readonly lost?: readonly SnapshotPart[]
}

/**
 * What changed between two runs. Parts lie under the hash of their content, so a scope whose parts are the same in both runs is not read:
 * only its gaps are told (properties that neither run could read stay unsaid there; the verdicts of both runs call them unknown).
 */
export function diffRecorded(before: RecordedSide, after: RecordedSide, options: DiffOptions = {}): AsyncGenerator<DiffRecord> {
  const [was, is] = [contents(before), contents(after)]
  const isSame = (scope: string): boolean => was.get(scope) === is.get(scope)
  return diffSnapshots(differingParts(before, isSame), differingParts(after, isSame), options)
}

/** By scope, the hashes of all its parts. */
function contents({ records, lost = [] }: RecordedSide): ReadonlyMap<string, string> {
  const hashes = Map.groupBy(records, scopeName)
  const broken = new Set(lost.map(scopeName))
  return new Map(
    [...hashes].map(([scope, parts]) => {
      const text = parts
        .map(({ sha256 }) => sha256)
        .sort()
        .join(' ')
      // A scope that did not come to its end is like no other.
      return [scope, broken.has(scope) || parts.every(({ more }) => more === true) ? `${text} incomplete` : text]
    }),
  )
}

function differingParts(side: RecordedSide, isSame: (scope: string) => boolean): SnapshotSource<SnapshotPart> {
  return {
    async *parts() {
      for (const record of side.records) {
        if (!isSame(scopeName(record))) yield await side.load(record)
        // Of what is the same the gaps are told: nobody saw what is behind them.
        else if (record.gaps.length > 0) yield onlyGaps(record)
      }
      yield* side.lost ?? []
    },
  }
}

function onlyGaps({ account, region, service, takenAt, gaps, calls }: PartRecord): SnapshotPart {
  return { account, region, service, takenAt, types: [], resources: [], gaps, calls }
}
