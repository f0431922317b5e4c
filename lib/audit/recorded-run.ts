import { runKeys } from './run-manifest.ts'
import type { SnapshotPart, SnapshotScope } from './snapshot.ts'
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

/** Resources of a run that are kept in memory between the passes over it; beyond them its objects are read again. */
const keptAtMost = 20_000

/** What a run recorded of one account, to be gone through as often as needed with bounded memory. */
export class RecordedParts {
  /** Records of the parts, for the manifest. */
  readonly records: readonly PartRecord[]
  /** Gaps that stand for what was planned and did not come to its end. */
  readonly lost: readonly SnapshotPart[]
  readonly #evidence: EvidenceObjects
  #kept: SnapshotPart[] | undefined

  constructor(evidence: EvidenceObjects, records: readonly PartRecord[], lost: readonly SnapshotPart[]) {
    this.#evidence = evidence
    this.records = records
    this.lost = lost
  }

  /** The part of a record; throws when its object was altered or is missing. */
  async load(record: PartRecord): Promise<SnapshotPart> {
    const body = await this.#evidence.get(record.key)
    if (!body) throw new Error(`Snapshot object ${record.key} is missing from the evidence bucket. Restore its last version.`)
    return snapshotPartOf(body, record)
  }

  /** Every part, and a gap for each unit that was planned and did not come to its end. */
  async *parts(): AsyncGenerator<SnapshotPart> {
    if (this.#kept) {
      yield* this.#kept
      return
    }
    const resources = this.records.reduce((total, record) => total + record.resources, 0)
    const kept: SnapshotPart[] | undefined = resources <= keptAtMost ? [] : undefined
    for (const record of this.records) {
      const part = await this.load(record)
      kept?.push(part)
      yield part
    }
    yield* this.lost
    if (kept) this.#kept = [...kept, ...this.lost]
  }
}

/** Finds what a run recorded of one account. `now` (milliseconds) dates the gaps of what is missing. */
export async function readRecordedParts(
  evidence: EvidenceObjects,
  { runId, units, failed }: RecordedRun,
  now: number,
): Promise<RecordedParts> {
  const records: PartRecord[] = []
  const lost: SnapshotPart[] = []
  for (const unit of units) {
    const own = await recordsOf(evidence, runId, unit)
    records.push(...own)
    if (own.at(-1)?.more !== undefined || own.length === 0)
      lost.push(missingPart(unit, unit.types, new Date(now).toISOString(), reasonOf(failed, unit)))
  }
  return new RecordedParts(evidence, records, lost)
}

/** Records of a unit's parts; the last of them says `more` when the rest is missing. */
async function recordsOf(evidence: EvidenceObjects, runId: string, scope: SnapshotScope): Promise<readonly PartRecord[]> {
  const records: PartRecord[] = []
  for (;;) {
    const pointer = await evidence.get(runKeys.part(runId, scope, records.length))
    if (!pointer) return records
    const record = JSON.parse(Buffer.from(pointer).toString('utf8')) as PartRecord
    records.push(record)
    if (!record.more) return records
  }
}

function reasonOf(failed: readonly FailedUnit[], { account, region, service }: SnapshotScope): string {
  const unit = failed.find((one) => one.account === account && one.region === region && one.service === service)
  return `the unit was planned but did not come to its end${unit?.error ? `: ${unit.error}` : ''}`
}
