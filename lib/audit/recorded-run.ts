import { runKeys } from './run-manifest.ts'
import type { SnapshotPart, SnapshotScope } from './snapshot.ts'
import { type PartRecord, snapshotPartOf } from './snapshot-object.ts'

/** Port: objects of the evidence bucket. */
export interface EvidenceObjects {
  get(key: string): Promise<Uint8Array | undefined>
}

/** A planned scope that gave no part: everything in it is a gap, so that nothing there passes or resolves. `takenAt` ISO 8601. */
export function missingPart(scope: SnapshotScope, types: readonly string[], takenAt: string, reason: string): SnapshotPart {
  const gap = { ...scope, action: `${scope.service}:*`, outcome: 'error' as const, reason, types }
  return { ...scope, takenAt, types, resources: [], gaps: [gap], calls: [] }
}

/** The units that a run planned; throws when the plan is not there. */
export async function readPlan(evidence: EvidenceObjects, runId: string): Promise<readonly SnapshotScope[]> {
  const body = await evidence.get(runKeys.plan(runId))
  if (!body) throw new Error(`Run ${runId} has no plan at ${runKeys.plan(runId)}. Start it through the state machine, which plans first.`)
  return JSON.parse(Buffer.from(body).toString('utf8')) as SnapshotScope[]
}

/** One planned unit of a run, as it was recorded; undefined when collecting it gave nothing. Throws when the object was altered. */
export async function readPart(
  evidence: EvidenceObjects,
  runId: string,
  scope: SnapshotScope,
): Promise<{ readonly part: SnapshotPart; readonly record: PartRecord } | undefined> {
  const pointer = await evidence.get(runKeys.part(runId, scope))
  if (!pointer) return undefined
  const record = JSON.parse(Buffer.from(pointer).toString('utf8')) as PartRecord
  const body = await evidence.get(record.key)
  if (!body) throw new Error(`Snapshot object ${record.key} of run ${runId} is missing from the evidence bucket. Restore its last version.`)
  return { part: snapshotPartOf(body, record), record }
}
