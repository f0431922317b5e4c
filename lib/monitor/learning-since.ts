import type { DetectionState } from './detection-state.ts'
import type { SecurityEvent } from './event.ts'
import { type CompiledRule, isAbout } from './sigma/compile-rule.ts'
import type { Ruleset } from './sigma/compile-rules.ts'

/** How long an item outlives its last look: longer than the longest memory, so that nothing that was learned is learned anew. */
const kept = 400 * 86_400_000
/** How old an item may be before it is written again only to live on. */
const renewed = 30 * 86_400_000

/** What is remembered of one account. */
interface Learning {
  /** When it was last written, milliseconds. */
  readonly at: number
  /** Detection → when the first event of its log source in this account was looked at, milliseconds. */
  readonly since: Readonly<Record<string, number>>
}

/** First-seen detections by account whose log source was read. */
export type Learners = ReadonlyMap<string, ReadonlySet<string>>

/** Finds out which first-seen detections learn from some events. */
export class LearnersOf {
  readonly found = new Map<string, Set<string>>()
  readonly #rules: readonly CompiledRule[]
  /** Accounts and log sources that were looked at. */
  readonly #seen = new Set<string>()

  constructor({ rules }: Pick<Ruleset, 'rules'>) {
    this.#rules = rules.filter(({ document }) => document.keepwatch?.firstSeen !== undefined)
  }

  look(event: Pick<SecurityEvent, 'account' | 'logSource'>): void {
    const { account, logSource } = event
    const { category = '', product = '', service = '' } = logSource
    const place = `${account}|${category}|${product}|${service}`
    if (this.#rules.length === 0 || this.#seen.has(place)) return
    this.#seen.add(place)
    const controls = this.found.get(account) ?? new Set()
    for (const { document, control } of this.#rules) if (isAbout(document, event)) controls.add(control)
    if (controls.size > 0) this.found.set(account, controls)
  }
}

/**
 * Since when each first-seen detection reads the logs of each account: from the first event of its log source there on, so that
 * neither a new deployment, nor a new account, nor a rule that came with an upgrade calls everything new; while the first match
 * ever, after the time of learning, is new. One item an account, written when a detection is new to it and once a month.
 */
export async function learningSince(
  state: DetectionState,
  learners: Learners,
  now: number,
): Promise<(control: string, account: string) => number | undefined> {
  const known = new Map<string, Map<string, number>>()
  await Promise.all([...learners].map(async ([account, controls]) => known.set(account, await sinceOf(state, account, controls, now))))
  return (control, account) => known.get(account)?.get(control)
}

async function sinceOf(state: DetectionState, account: string, controls: ReadonlySet<string>, now: number): Promise<Map<string, number>> {
  const key = `learning#${account}`
  const stored = await state.read<Learning>(key, now)
  const isWhole =
    stored !== undefined && now - stored.at < renewed && [...controls].every((control) => Object.hasOwn(stored.since, control))
  if (isWhole) return new Map(Object.entries(stored.since))
  const since = await state.update<Learning, Learning['since']>(
    key,
    (current) => {
      const all = new Map(Object.entries(current?.since ?? {}))
      for (const control of controls) if (!all.has(control)) all.set(control, now)
      const next = Object.fromEntries(all)
      return { next: { at: now, since: next }, result: next, expiresAt: now + kept }
    },
    now,
  )
  return new Map(Object.entries(since))
}
