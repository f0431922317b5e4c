import type { RefusedException } from '#lib/findings/exception/exception.ts'
import { ExceptionSet } from '#lib/findings/exception/exception-set.ts'
import type { ReadExceptions } from '#lib/findings/exception/read-exceptions.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ReviewedRun } from './account-review/review-control.ts'
import { type RememberedExceptions, reviewExceptions } from './account-review/review-exceptions.ts'
import { runKeys } from './run-manifest.ts'
import type { EvidenceWriter } from './run-results.ts'

/** What a run of one account does with accepted risks: hides what they cover, reviews them, and keeps them as evidence. */
export class RunExceptions {
  readonly #evidence: EvidenceWriter
  readonly #exceptions: ReadExceptions
  readonly #set: ExceptionSet
  readonly #now: number

  /** `now` in milliseconds. */
  constructor(evidence: EvidenceWriter, exceptions: ReadExceptions | undefined, now: number) {
    this.#evidence = evidence
    this.#exceptions = exceptions ?? { active: [], refused: [] as readonly RefusedException[] }
    this.#set = new ExceptionSet(this.#exceptions.active, now)
    this.#now = now
  }

  apply(observation: AuditObservation): AuditObservation {
    return this.#set.apply(observation)
  }

  /** Verdicts on the exceptions themselves, with what changed since the run before. Asked after everything was judged. */
  async review(run: ReviewedRun): Promise<readonly AuditObservation[]> {
    const before = await rememberedExceptions(this.#evidence, run.account)
    return reviewExceptions(this.#exceptions, this.#set.uses(), before, { ...run, now: this.#now })
  }

  /** Keeps what was in force, and what each hid: with the run as evidence, and for the next run to compare with. */
  async keep(runId: string, account: string): Promise<void> {
    const body = JSON.stringify({ ...this.#exceptions, uses: Object.fromEntries(this.#set.uses()) })
    await this.#evidence.put(runKeys.exceptions(runId, account), body)
    await this.#evidence.put(runKeys.latestExceptions(account), body)
  }
}

/** Exceptions of the newest run of an account; undefined before the first. */
export async function rememberedExceptions(evidence: EvidenceWriter, account: string): Promise<RememberedExceptions | undefined> {
  const body = await evidence.get(runKeys.latestExceptions(account))
  return body && (JSON.parse(Buffer.from(body).toString('utf8')) as RememberedExceptions)
}
