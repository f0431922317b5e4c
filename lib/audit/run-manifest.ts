import type { CallRecord, SnapshotScope } from './snapshot.ts'
import type { PartRecord } from './snapshot-object.ts'

/** Everything that a run looked at or was refused: an auditor's population list. */
export interface RunManifest {
  readonly schema: 'keepwatch.manifest.v1'
  readonly runId: string
  /** ISO 8601 UTC. */
  readonly finishedAt: string
  readonly parts: readonly PartRecord[]
  /** Planned scopes that gave no part, or not their last: whatever else stands there is unknown. */
  readonly missing: readonly SnapshotScope[]
  readonly calls: { readonly made: number; readonly refused: number }
}

/** The manifest of a run, parts in a fixed order. `finishedAt` in milliseconds. */
export function runManifest(
  runId: string,
  planned: readonly SnapshotScope[],
  parts: readonly PartRecord[],
  finishedAt: number,
): RunManifest {
  const seen = new Set(parts.filter((part) => !part.more).map(scopeName))
  const calls = parts.flatMap((part) => part.calls)
  const sum = (of: readonly CallRecord[]): number => of.reduce((total, call) => total + call.count, 0)
  return {
    schema: 'keepwatch.manifest.v1',
    runId,
    finishedAt: new Date(finishedAt).toISOString(),
    parts: [...parts].sort((a, b) =>
      scopeName(a) === scopeName(b) ? (a.chunk ?? 0) - (b.chunk ?? 0) : scopeName(a) < scopeName(b) ? -1 : 1,
    ),
    missing: planned.filter((scope) => !seen.has(scopeName(scope))),
    calls: { made: sum(calls), refused: sum(calls.filter((call) => call.outcome !== 'ok' && call.outcome !== 'not-found')) },
  }
}

/** A scope as one name, for keys and comparisons. */
export function scopeName({ account, region, service }: SnapshotScope): string {
  return `${account}_${region}_${service}`
}

/** Keys of a run's objects in the evidence bucket. */
export const runKeys = {
  plan: (runId: string): string => `runs/${runId}/plan.json`,
  part: (runId: string, scope: SnapshotScope, chunk = 0): string =>
    `runs/${runId}/parts/${scopeName(scope)}${chunk === 0 ? '' : `_${chunk}`}.json`,
  /** Verdicts, gzipped NDJSON in numbered files. */
  results: (runId: string, account: string, number: number): string => `runs/${runId}/results/${account}_${number}.ndjson.gz`,
  /** What changed since the run before, gzipped NDJSON in numbered files. */
  changes: (runId: string, account: string, number: number): string => `runs/${runId}/changes/${account}_${number}.ndjson.gz`,
  /** The vulnerability review of an account, gzipped JSON. */
  vulnerabilities: (runId: string, account: string): string => `runs/${runId}/vulnerabilities/${account}.json.gz`,
  /** What was looked at again because something changed; `now` in milliseconds. */
  change: (account: string, now: number, eventId: string, scope: string): string =>
    `changes/${account}/${new Date(now).toISOString().slice(0, 10)}/${eventId.replaceAll(/[^A-Za-z0-9-]/g, '_')}_${scope}.json`,
  /** The newest run that was judged of an account. */
  latest: (account: string): string => `accounts/${account}/latest.json`,
  /** Exceptions that were in force in a run, and what each hid. */
  exceptions: (runId: string, account: string): string => `runs/${runId}/exceptions/${account}.json`,
  /** Those of the newest run. */
  latestExceptions: (account: string): string => `accounts/${account}/exceptions.json`,
  manifest: (runId: string): string => `runs/${runId}/manifest.json`,
}

/** Id of the run of a schedule slot (ISO 8601): the same slot is the same run, however often it is started. */
export function runIdOf(slot: string): string {
  const time = Date.parse(slot)
  if (Number.isNaN(time))
    throw new Error(`Slot ${JSON.stringify(slot)} is no time. Wanted: ISO 8601, e.g. 2026-11-22T03:00:00Z, as the scheduler hands in.`)
  return `run-${new Date(time)
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replaceAll(':', '-')}`
}
