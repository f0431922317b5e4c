import { ExceptionSet } from '#lib/findings/exception/exception-set.ts'
import type { FindingItems } from '#lib/findings/finding-items.ts'
import type { FindingStore } from '#lib/findings/finding-store.ts'
import { auditFindingId } from '#lib/findings/identity.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Check } from '../check.ts'
import { Evaluation } from '../evaluation.ts'
import { resolveGone } from '../gone.ts'
import { latestRun } from '../judge-run.ts'
import { readPlan, readRecordedParts } from '../recorded-run.ts'
import { rememberedExceptions } from '../run-exceptions.ts'
import { runKeys, scopeName } from '../run-manifest.ts'
import type { EvidenceWriter } from '../run-results.ts'
import type { SnapshotPart } from '../snapshot.ts'
import { snapshotObject } from '../snapshot-object.ts'
import { resourceKey, surveyOf, takenAtOf } from '../survey.ts'
import type { Thresholds } from '../thresholds.ts'
import { mentions, type TouchedUnit } from './touched-units.ts'

/** What is read and written. */
export interface ChangeStores {
  readonly evidence: EvidenceWriter & { putOnce(key: string, body: Uint8Array, contentType?: string): Promise<boolean> }
  readonly items: FindingItems
  readonly store: FindingStore
}

/** What was looked at again, and by what it is judged. */
export interface ChangedUnit {
  readonly unit: TouchedUnit
  /** What the collector saw now; only what the events touched, but of `wholeTypes` everything. */
  readonly parts: readonly SnapshotPart[]
  /** Types that were listed: one of them that the events name and that was not seen is gone. */
  readonly listed: readonly string[]
  readonly checks: readonly Check[]
  readonly thresholds?: Thresholds
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Types that are judged together, so that one resource of them says nothing without the others. */
export function wholeTypes(checks: readonly Check[]): ReadonlySet<string> {
  return new Set(
    checks.filter((check) => check.accountNeedsOne !== undefined || check.regionNeedsOne !== undefined).map((check) => check.resource),
  )
}

/**
 * Judges what a change touched by the checks of an audit, beside what the last run saw of the rest of the account, and records every
 * verdict: a pass too, so that the run which looked before it cannot open what is closed now. Resolves to the verdicts.
 */
export async function judgeChange(stores: ChangeStores, changed: ChangedUnit): Promise<readonly AuditObservation[]> {
  const { unit, parts, checks, thresholds, now } = changed
  const types = new Set(parts.flatMap((part) => [...part.types, ...part.resources.map(({ type }) => type)]))
  const asked = checks.filter((check) => types.has(check.resource))
  const runId = `change-${unit.events[0]?.eventID ?? 'unknown'}`
  const evaluation = new Evaluation(asked, unit.account, { runId, ...(thresholds ? { thresholds } : {}) })
  const before = await partsBefore(stores.evidence, changed, asked)
  for (const part of [...before, ...parts]) evaluation.look(part)
  const whole = wholeTypes(asked)
  const observations = parts.flatMap((part) => [...evaluation.judge(part)])
  // Resources of the last run only take part in the verdicts on the account.
  for (const part of before)
    for (const _ of evaluation.judge({ ...part, resources: part.resources.filter(({ type }) => whole.has(type)) }));
  // Dated by the new look: it is what a verdict that rests on older ones too has changed by.
  const observedAt = Math.min(...parts.map(takenAtOf))
  observations.push(...[...evaluation.conclude()].filter((one) => one.verdict !== 'unknown').map((one) => ({ ...one, observedAt })))
  const open = await Array.fromAsync(stores.items.list({ kind: 'audit', account: unit.account, open: true }))
  const touched = open.filter((finding) => finding.kind === 'audit' && mentions(finding.resource.arn, unit.names))
  const seen = new Set(observations.map(auditFindingId))
  const listing = surveyOf(parts.map((part) => ({ ...part, types: changed.listed })))
  observations.push(...resolveGone(touched, unit.account, listing, { runId }).filter((one) => !seen.has(auditFindingId(one))))
  // Accepted risks are those of the last run: what it hid, a change of the resource does not bring back.
  const remembered = await rememberedExceptions(stores.evidence, unit.account)
  const accepted = new ExceptionSet(remembered?.active ?? [], now)
  await stores.store.record(observations.map((one) => accepted.apply(one)))
  await keepEvidence(stores, changed, observations, now)
  return observations
}

/** What the last run saw of the types that matter, without what was looked at again. */
async function partsBefore(evidence: EvidenceWriter, { unit, parts }: ChangedUnit, asked: readonly Check[]): Promise<SnapshotPart[]> {
  const latest = await latestRun(evidence, unit.account)
  if (!latest) return []
  const needed = new Set([...wholeTypes(asked), ...asked.flatMap((check) => Object.keys(check.also ?? {}))])
  const plan = (await readPlan(evidence, latest.runId)).filter((one) => one.account === unit.account)
  const units = plan.filter((one) => one.types.some((type) => needed.has(type)))
  const recorded = await readRecordedParts(evidence, { runId: latest.runId, units, failed: [] }, latest.takenAt)
  const again = new Set(parts.flatMap((part) => part.resources.map(resourceKey)))
  const listed = new Set(parts.flatMap((part) => part.types))
  const before: SnapshotPart[] = []
  for await (const part of recorded.parts()) {
    const isHere = scopeName(part) === scopeName(unit)
    const resources = part.resources.filter(
      (resource) =>
        needed.has(resource.type) &&
        !(isHere && (listed.has(resource.type) || again.has(resourceKey(resource)) || mentions(resource.arn, unit.names))),
    )
    before.push(isHere ? { ...part, types: part.types.filter((type) => !listed.has(type)), resources } : { ...part, resources })
  }
  return before
}

/** The dated proof: which events, what was seen, which verdicts. */
async function keepEvidence(
  { evidence }: ChangeStores,
  { unit, parts }: ChangedUnit,
  observations: readonly AuditObservation[],
  now: number,
): Promise<void> {
  const records = []
  for (const part of parts) {
    const { key, body, record } = snapshotObject(part)
    await evidence.putOnce(key, body, 'application/gzip')
    records.push(record)
  }
  const events = unit.events.map(({ eventID, eventName, eventSource, eventTime }) => ({ eventID, eventName, eventSource, eventTime }))
  const { account, region, service } = unit
  await evidence.put(
    runKeys.change(account, now, unit.events[0]?.eventID ?? 'unknown', scopeName(unit)),
    JSON.stringify({ schema: 'keepwatch.change.v1', account, region, service, events: events.slice(0, 100), parts: records, observations }),
  )
}
