import { gzipSync } from 'node:zlib'
import type { ReadExceptions } from '#lib/findings/exception/read-exceptions.ts'
import type { Finding } from '#lib/findings/finding.ts'
import type { FindingItems } from '#lib/findings/finding-items.ts'
import type { FindingStore } from '#lib/findings/finding-store.ts'
import { auditFindingId } from '#lib/findings/identity.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import { AccountReview } from './account-review/account-review.ts'
import type { Check } from './check.ts'
import type { AccessConfig } from './data-access/access-config.ts'
import type { DiffRecord } from './diff/change.ts'
import { diffRecorded } from './diff/recorded-difference.ts'
import { Evaluation } from './evaluation.ts'
import { resolveGone } from './gone.ts'
import { type SignInFinding, signInControls } from './password-management/sign-in-measures.ts'
import { type RecordedParts, readPlan, readRecordedParts } from './recorded-run.ts'
import { RunExceptions } from './run-exceptions.ts'
import { runKeys } from './run-manifest.ts'
import { type EvidenceWriter, NumberedLines } from './run-results.ts'
import type { PartRecord } from './snapshot-object.ts'
import type { Thresholds } from './thresholds.ts'
import { VulnerabilityReview } from './vulnerability-review/review.ts'

/** Findings written side by side: each is a read and a write of some 10 ms, and no two of a batch are the same. */
const sideBySide = 16
/** Observations held before they are written. */
const batchSize = 500

/** Findings of monitoring that are read for the page on password management. */
const signInsAtMost = 2_000
const signInDays = 30
const watchedSignIns: ReadonlySet<string> = new Set(signInControls)

/** Where a run reads from and writes to. */
export interface RunStores {
  readonly evidence: EvidenceWriter
  readonly items: FindingItems
  readonly store: FindingStore
}

/** What is judged, and by what. */
export interface AccountRun {
  readonly runId: string
  readonly account: string
  readonly recorded: RecordedParts
  readonly checks: readonly Check[]
  readonly thresholds?: Thresholds
  /** Sensitive data and who is authorised, as their owners say. @default labels alone say what is sensitive */
  readonly access?: AccessConfig
  /** Accepted risks, and the time as of which they hold (milliseconds). @default none */
  readonly exceptions?: ReadExceptions
  readonly now: number
}

/** How it went. */
export interface AccountJudged {
  readonly open: number
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
}

/** The newest run of an account that was judged. */
export interface LatestRun {
  readonly runId: string
  /** When it began to look, milliseconds since the epoch. */
  readonly takenAt: number
}

/**
 * Judges what a run saw of one account and records what changes a finding: every fail, and whatever closes an open finding. A pass where
 * no finding is open is a result of the run, and costs no write. A run that is older than one already judged records nothing: its
 * results are kept, and what a newer look has passed stays passed.
 */
export async function judgeRun({ evidence, items, store }: RunStores, run: AccountRun): Promise<AccountJudged> {
  const { runId, account, recorded, checks, thresholds, access } = run
  const exceptions = new RunExceptions(evidence, run.exceptions, run.now)
  const evaluation = new Evaluation(checks, account, { runId, ...(thresholds ? { thresholds } : {}) })
  const review = new VulnerabilityReview(account, { runId, checks, ...(thresholds ? { thresholds } : {}) })
  const whole = new AccountReview(account, { runId, ...(access ? { access } : {}), ...(thresholds ? { thresholds } : {}) })
  let takenAt = Number.POSITIVE_INFINITY
  for await (const part of recorded.parts()) {
    evaluation.look(part)
    review.look(part)
    whole.look(part)
    takenAt = Math.min(takenAt, Date.parse(part.takenAt))
  }
  const latest = await latestRun(evidence, account)
  const isPast = latest !== undefined && latest.runId !== runId && latest.takenAt > takenAt
  const known = isPast ? [] : await Array.fromAsync(items.list({ kind: 'audit', account, open: true }))
  const openIds = new Set(known.map((finding) => finding.id))
  const results = new NumberedLines<AuditObservation>(evidence, (number) => runKeys.results(runId, account, number))
  const verdicts: Partial<Record<Verdict, number>> = {}
  let batch: AuditObservation[] = []
  const note = async (judged: AuditObservation): Promise<void> => {
    const observation = exceptions.apply(judged)
    verdicts[observation.verdict] = (verdicts[observation.verdict] ?? 0) + 1
    review.note(observation)
    await results.add(observation)
    if (isPast || !changesFinding(observation, openIds)) return
    batch.push(observation)
    if (batch.length >= batchSize) await recordAll(store, batch.splice(0), openIds)
  }
  for await (const part of recorded.parts()) for (const observation of evaluation.judge(part)) await note(observation)
  for (const observation of evaluation.conclude()) await note(observation)
  const signIns = await signInsOf(items, account, takenAt)
  for (const observation of whole.conclude(known, signIns)) await note(observation)
  if (Number.isFinite(takenAt))
    for (const observation of await exceptions.review({ account, runId, regions: [], observedAt: takenAt })) await note(observation)
  batch = [...batch, ...resolveGone(known, account, evaluation.survey, { runId })]
  await recordAll(store, batch, openIds)
  await results.end()
  for await (const part of recorded.parts()) review.expose(part)
  await evidence.put(runKeys.vulnerabilities(runId, account), gzipSync(JSON.stringify(review.result())), 'application/gzip')
  if (latest && !isPast && latest.runId !== runId) await recordChanges(evidence, latest, run)
  if (isPast || !Number.isFinite(takenAt)) return { open: openIds.size, verdicts }
  await exceptions.keep(runId, account)
  await evidence.put(runKeys.latest(account), JSON.stringify({ runId, takenAt } satisfies LatestRun))
  return { open: openIds.size, verdicts }
}

/** The newest run of an account that was judged; undefined before the first. */
export async function latestRun(evidence: EvidenceWriter, account: string): Promise<LatestRun | undefined> {
  const body = await evidence.get(runKeys.latest(account))
  return body && (JSON.parse(Buffer.from(body).toString('utf8')) as LatestRun)
}

/** What monitoring saw of sign-ins in this account within the month before, the latest first. */
async function signInsOf(items: FindingItems, account: string, takenAt: number): Promise<readonly SignInFinding[]> {
  const from = new Date(Number.isFinite(takenAt) ? takenAt - signInDays * 86_400_000 : 0).toISOString()
  const found: SignInFinding[] = []
  for await (const finding of items.list({ kind: 'monitoring', account })) {
    if (finding.kind !== 'monitoring' || finding.lastSeen < from || !watchedSignIns.has(finding.control)) continue
    const { control, principal, lastSeen, count } = finding
    found.push({ control, principal, lastSeen, count })
    if (found.length >= signInsAtMost) break
  }
  return found
}

/** Writes what changed since the run before; parts of equal content are not read again. */
async function recordChanges(evidence: EvidenceWriter, latest: LatestRun, { runId, account, recorded }: AccountRun): Promise<void> {
  const units = (await readPlan(evidence, latest.runId)).filter((unit) => unit.account === account)
  const previous = await readRecordedParts(evidence, { runId: latest.runId, units, failed: [] }, latest.takenAt)
  const side = (run: RecordedParts) => ({ records: run.records, lost: run.lost, load: (record: PartRecord) => run.load(record) })
  const changes = new NumberedLines<DiffRecord>(evidence, (number) => runKeys.changes(runId, account, number))
  for await (const record of diffRecorded(side(previous), side(recorded))) await changes.add(record)
  await changes.end()
}

function changesFinding(observation: AuditObservation, openIds: ReadonlySet<string>): boolean {
  return observation.verdict === 'fail' || (observation.verdict !== 'unknown' && openIds.has(auditFindingId(observation)))
}

/** Records observations side by side and keeps `openIds` true. */
async function recordAll(store: FindingStore, observations: readonly AuditObservation[], openIds: Set<string>): Promise<void> {
  const lanes = Array.from({ length: sideBySide }, (_, lane) => observations.filter((_unused, index) => index % sideBySide === lane))
  const recorded: readonly (readonly Finding[])[] = await Promise.all(lanes.map((lane) => store.record(lane)))
  for (const finding of recorded.flat()) {
    if (finding.workflow === 'resolved') openIds.delete(finding.id)
    else openIds.add(finding.id)
  }
}
