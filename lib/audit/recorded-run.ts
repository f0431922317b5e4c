import { runKeys } from './run-manifest.ts'
import type { Snapshot, SnapshotPart, SnapshotScope } from './snapshot.ts'
import { type PartRecord, snapshotPartOf } from './snapshot-object.ts'

/** Port: objects of the evidence bucket. */
export interface EvidenceObjects {
  get(key: string): Promise<Uint8Array | undefined>
}

/** A unit that failed, as the state machine tells it; an empty object for one that did not. */
export type FailedUnit = Partial<SnapshotScope & { readonly error: string }>

/** A unit of the plan, with the CloudFormation types that it is to list: what is unknown when it gives nothing. */
export type PlannedUnit = SnapshotScope & { readonly types: readonly string[] }

/** What a run is made of, for reading it back. */
export interface RecordedRun {
  readonly runId: string
  readonly account: string
  /** The account's units of the plan. */
  readonly units: readonly PlannedUnit[]
  readonly failed: readonly FailedUnit[]
}

/** A planned scope that gave no part: everything in it is a gap, so that nothing there passes or resolves. `takenAt` ISO 8601. */
export function missingPart(scope: SnapshotScope, types: readonly string[], takenAt: string, reason: string): SnapshotPart {
  const { account, region, service } = scope
  const gap = { account, region, service, action: `${service}:*`, outcome: 'error' as const, reason, types }
  return { account, region, service, takenAt, types, resources: [], gaps: [gap], calls: [] }
}

/** The units that a run planned; throws when the plan is not there. */
export async function readPlan(evidence: EvidenceObjects, runId: string): Promise<readonly PlannedUnit[]> {
  const body = await evidence.get(runKeys.plan(runId))
  if (!body) throw new Error(`Run ${runId} has no plan at ${runKeys.plan(runId)}. Start it through the state machine, which plans first.`)
  return JSON.parse(Buffer.from(body).toString('utf8')) as PlannedUnit[]
}

/**
 * Everything a run recorded of one account, with a gap for each unit that was planned and gave nothing, and the records for the
 * manifest. Throws when an object was altered or is missing. `now` (milliseconds) dates the gaps.
 */
export async function readSnapshot(
  evidence: EvidenceObjects,
  { runId, account, units, failed }: RecordedRun,
  now: number,
): Promise<{ readonly snapshot: Snapshot; readonly records: readonly PartRecord[] }> {
  const records: PartRecord[] = []
  const parts: SnapshotPart[] = []
  for (const unit of units) {
    const found = await readPart(evidence, runId, unit)
    if (found) records.push(found.record)
    parts.push(found?.part ?? missingPart(unit, unit.types, new Date(now).toISOString(), reasonOf(failed, unit)))
  }
  return { snapshot: { account, parts }, records }
}

async function readPart(
  evidence: EvidenceObjects,
  runId: string,
  scope: SnapshotScope,
): Promise<{ part: SnapshotPart; record: PartRecord } | undefined> {
  const pointer = await evidence.get(runKeys.part(runId, scope))
  if (!pointer) return undefined
  const record = JSON.parse(Buffer.from(pointer).toString('utf8')) as PartRecord
  const body = await evidence.get(record.key)
  if (!body) throw new Error(`Snapshot object ${record.key} of run ${runId} is missing from the evidence bucket. Restore its last version.`)
  return { part: snapshotPartOf(body, record), record }
}

function reasonOf(failed: readonly FailedUnit[], { account, region, service }: SnapshotScope): string {
  const unit = failed.find((one) => one.account === account && one.region === region && one.service === service)
  return `the unit was planned but gave no result${unit?.error ? `: ${unit.error}` : ''}`
}
