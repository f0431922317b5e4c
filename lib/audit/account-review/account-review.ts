import type { Finding } from '#lib/findings/finding.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { AccessConfig } from '../data-access/access-config.ts'
import { AccessWorld, WorldParts } from '../data-access/access-world.ts'
import { PasswordParts } from '../password-management/password-facts.ts'
import { passwordPage } from '../password-management/password-page.ts'
import type { SignInFinding } from '../password-management/sign-in-measures.ts'
import type { SnapshotPart } from '../snapshot.ts'
import type { Thresholds } from '../thresholds.ts'
import { dataAccessAuthorised, escalationAbsent, type ReviewedRun, reviewed } from './review-control.ts'
import { reviewDataAccess } from './review-data-access.ts'
import { reviewEscalations } from './review-escalations.ts'
import { reviewPasswords } from './review-passwords.ts'

/** What is known besides the snapshot. */
export interface AccountReviewOptions {
  readonly runId: string
  /** Sensitive data and who is authorised, as their owners say. @default labels alone say what is sensitive */
  readonly access?: AccessConfig
  readonly thresholds?: Thresholds
}

/** Judges what no single resource shows: who can become administrator, and who reaches sensitive data. Takes the parts of one account. */
export class AccountReview {
  readonly #account: string
  readonly #options: AccountReviewOptions
  readonly #parts = new WorldParts()
  readonly #passwords: PasswordParts
  readonly #regions = new Set<string>()
  #takenAt = Number.POSITIVE_INFINITY

  constructor(account: string, options: AccountReviewOptions) {
    this.#account = account
    this.#options = options
    this.#passwords = new PasswordParts(account)
  }

  look(part: SnapshotPart): void {
    this.#takenAt = Math.min(this.#takenAt, Date.parse(part.takenAt))
    this.#regions.add(part.region)
    this.#parts.add(part)
    this.#passwords.look(part)
  }

  /**
   * All verdicts. `signIns`: what monitoring saw of guessed and shared passwords (undefined: nobody looked). For
   * what was found before and is concerned no longer (data that nobody calls sensitive any more): that it is over.
   */
  conclude(known: readonly Finding[] = [], signIns?: readonly SignInFinding[]): readonly AuditObservation[] {
    if (!Number.isFinite(this.#takenAt)) return []
    const account = this.#account
    const run: ReviewedRun = { account, runId: this.#options.runId, regions: [...this.#regions], observedAt: this.#takenAt }
    const world = new AccessWorld(this.#parts)
    const { access, thresholds } = this.#options
    const inventory = world.inventoryOf(account)
    const options = { inventory, ...(signIns ? { findings: signIns } : {}), ...(thresholds ? { thresholds } : {}) }
    const all = [
      reviewPasswords(passwordPage(this.#passwords.facts(), options), run),
      ...reviewEscalations(inventory, world.unlistedOf(account), run),
      ...reviewDataAccess(world, access ?? { sensitive: [] }, run),
    ]
    const judged = new Set(all.map(({ control, resource }) => `${control} ${resource.arn}`))
    const over = known.flatMap(({ control, resource }): readonly AuditObservation[] => {
      const own = [dataAccessAuthorised, escalationAbsent].find(({ id }) => id === control)
      if (!own || judged.has(`${control} ${resource.arn}`) || !isSeen(world, resource.arn)) return []
      return [
        reviewed(own, run, { resource, verdict: 'not-applicable', reason: 'It is there, and the control does not concern it any more.' }),
      ]
    })
    return [...all, ...over]
  }
}

const isSeen = (world: AccessWorld, arn: string): boolean => world.targets.has(arn) || world.callers.has(arn)
