import type { ResourceRef } from '#lib/findings/resource.ts'
import { fail, type Judgement, pass, undecided } from './check.ts'
import { gapEvidence, gapReason } from './gap-words.ts'
import type { ListedScope } from './survey.ts'

/** Resources that the evidence of one verdict names; the rest is counted. */
const namedInEvidence = 20

interface One {
  readonly ref: ResourceRef
  readonly judgement: Judgement
}

/** A control on the account or a region: gathers what is said of each resource, and says at the end whether one satisfies it. */
export class Together {
  readonly #absent: string
  #count = 0
  /** Of those that pass the first by ARN, so that the order of parts decides nothing. */
  #good: One | undefined
  readonly #named: One[] = []
  readonly #doubts: One[] = []
  #takenAt = Number.POSITIVE_INFINITY

  /** `absent` is the reason when there is no resource at all. */
  constructor(absent: string) {
    this.#absent = absent
  }

  add(ref: ResourceRef, judgement: Judgement, takenAt: number): void {
    const one = { ref, judgement }
    this.#count++
    this.#takenAt = Math.min(this.#takenAt, takenAt)
    if (judgement.verdict === 'pass' && (!this.#good || ref.arn < this.#good.ref.arn)) this.#good = one
    if (judgement.verdict === 'unknown') keep(this.#doubts, one)
    keep(this.#named, one)
  }

  /** One that passes is enough; without one, anything that was not seen could have been it. `scopes` are those that were to be listed. */
  conclude(scopes: readonly ListedScope[]): { readonly judgement: Judgement; readonly takenAt: number } {
    const takenAt = [this.#takenAt, ...scopes.map((scope) => scope.takenAt)].reduce((a, b) => Math.min(a, b))
    return { judgement: this.#judgement(scopes), takenAt }
  }

  #judgement(scopes: readonly ListedScope[]): Judgement {
    const named = this.#named.map(({ ref, judgement }) => ({ arn: ref.arn, verdict: judgement.verdict, reason: judgement.reason }))
    const evidence = { considered: named, count: this.#count }
    if (this.#good) {
      const { reason, evidence: facts } = this.#good.judgement
      return pass(reason, { resource: this.#good.ref.arn, ...facts })
    }
    const gaps = scopes.flatMap((scope) => scope.gaps)
    const doubts = [...this.#doubts.map(({ judgement }) => judgement.reason), ...gaps.map(gapReason)]
    if (doubts.length > 0) {
      const reason = `None was seen that satisfies it, and not everything was seen: ${doubts.slice(0, 3).join('; ')}`
      return undecided(reason, { ...evidence, gaps: gapEvidence(gaps) })
    }
    return fail(this.#count === 0 ? this.#absent : named.map((one) => `${one.arn}: ${one.reason}`).join('; '), evidence)
  }
}

/** Keeps the first by ARN. */
function keep(list: One[], one: One): void {
  const last = list.at(-1)
  if (list.length >= namedInEvidence && last && last.ref.arn <= one.ref.arn) return
  list.push(one)
  list.sort((a, b) => (a.ref.arn < b.ref.arn ? -1 : 1))
  if (list.length > namedInEvidence) list.pop()
}
