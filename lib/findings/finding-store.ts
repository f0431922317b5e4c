import { observeAudit } from './audit-lifecycle.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Finding } from './finding.ts'
import type { FindingItems } from './finding-items.ts'
import { auditFindingId, monitoringFindingId } from './identity.ts'
import { observeMonitoring } from './monitoring-lifecycle.ts'
import type { Observation } from './observation.ts'
import { type AlertPolicy, defaultAlertPolicy, markSent } from './outbox.ts'
import { wellFormed } from './well-formed.ts'

/** Writes tried on one item before giving up; SQS then redelivers. 12 tries with doubling waits outlast about 200 writers on one item. */
const tries = 12

/** What the store needs from outside: time, chance, patience and what is told. */
export interface FindingStoreOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** 0 ≤ x < 1, spreads the waits of writers that meet on one item. */
  readonly random: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly policy?: AlertPolicy
}

/** Somebody else kept writing the same item. */
export class ContendedFindingError extends Error {
  constructor(id: string) {
    super(
      `Finding ${id} was not written: ${tries} conditional writes in a row lost to other writers. The event stays in its queue and is tried again.`,
    )
    this.name = 'ContendedFindingError'
  }
}

const idOf = (observation: Observation): string =>
  observation.kind === 'audit' ? auditFindingId(observation) : monitoringFindingId(observation)

/**
 * The lifecycle of findings over single-item conditional writes: read, apply the observations, write if nobody wrote in
 * between, else again. No transactions, no streams. The alert that is owed is part of the same item.
 */
export class FindingStore {
  readonly #items: FindingItems
  readonly #options: FindingStoreOptions

  constructor(items: FindingItems, options: FindingStoreOptions) {
    this.#items = items
    this.#options = options
  }

  /**
   * Applies observations, one read and at most one write per finding however many observations it gets.
   * Resolves to the findings that were touched, as stored. Idempotent: the same observations again change nothing.
   */
  async record(observations: readonly Observation[]): Promise<readonly Finding[]> {
    const groups = Map.groupBy(observations.map(wellFormed), idOf)
    const recorded: Finding[] = []
    for (const [id, group] of groups) {
      const finding = await this.#change(id, (previous) =>
        group.reduce<Finding | undefined>((state, next) => this.#apply(state, next), previous),
      )
      if (finding) recorded.push(finding)
    }
    return recorded
  }

  /** Marks alerts as published. */
  async markSent(findingId: string, alertIds: readonly string[]): Promise<void> {
    const ids = new Set(alertIds)
    await this.#change(findingId, (previous) => previous && markSent(previous, ids, this.#options.now()))
  }

  #apply(state: Finding | undefined, observation: Observation): Finding | undefined {
    const policy = this.#options.policy ?? defaultAlertPolicy
    const now = this.#options.now()
    if (observation.kind === 'audit') return observeAudit(state?.kind === 'audit' ? state : undefined, observation, policy, now)
    return observeMonitoring(state?.kind === 'monitoring' ? state : undefined, observation, now)
  }

  async #change(id: string, change: (previous: Finding | undefined) => Finding | undefined): Promise<Finding | undefined> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const stored = await this.#items.get(id)
      const next = change(stored?.finding)
      // A redelivered event costs no write.
      if (!next || (stored && canonicalJson(next) === canonicalJson(stored.finding))) return stored?.finding
      if (await this.#items.put(next, stored?.revision)) return next
      await this.#options.sleep(this.#options.random() * Math.min(2_000, 5 * 2 ** attempt))
    }
    throw new ContendedFindingError(id)
  }
}
