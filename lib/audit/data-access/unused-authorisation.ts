import { globMatcher } from '../iam/evaluate/glob.ts'
import type { CompiledEntry, SensitiveData } from './access-config.ts'
import type { AccessWorld, WorldTarget } from './access-world.ts'
import { type Verb, verbs } from './data-kinds.ts'
import type { Reach } from './reach.ts'

/** When a principal last used a service (`s3`): ISO 8601; null: never, as far as AWS keeps it; undefined: not known. */
export type Usage = (principal: string, service: string) => string | null | undefined

/** A line of the list that nobody needs, as it seems. */
export interface UnusedAuthorisation {
  readonly entry: string
  readonly verb: Verb
  /** The pattern of the list. */
  readonly pattern: string
  /** The user or role; the pattern itself where it means nobody. */
  readonly principal: string
  /**
   * - `nobody`: the pattern means nobody who exists. `cannot`: who it means has no such access to any resource of the entry.
   * - `did-not`: it has the access, and did not use it as long as AWS keeps record (400 days).
   */
  readonly reason: 'nobody' | 'cannot' | 'did-not'
  readonly status: 'found' | 'unknown'
  /** What was not seen; empty unless the status is unknown. */
  readonly dependsOn: readonly string[]
}

/** Collects who reached what, and tells which lines of the list are left over. */
export class UnusedSearch {
  readonly #world: AccessWorld
  readonly #entries: readonly CompiledEntry[]
  readonly #usage: Usage
  /** Entry and verb → principals who can, and services of the resources that were asked about. */
  readonly #can = new Map<string, Set<string>>()
  readonly #services = new Map<SensitiveData, Set<string>>()
  /** Entries with a resource that was not seen wholly. */
  readonly #doubts = new Map<SensitiveData, Set<string>>()

  constructor(world: AccessWorld, entries: readonly CompiledEntry[], usage: Usage | undefined) {
    this.#world = world
    this.#entries = entries
    this.#usage = usage ?? ((principal) => (world.callers.get(principal)?.lastUsed === null ? null : undefined))
  }

  /** Takes in who can do something with one resource. */
  note(target: WorldTarget, verb: Verb, entries: readonly CompiledEntry[], reaches: readonly Reach[]): void {
    for (const { entry } of entries) {
      const can = into(this.#can, `${verb} ${entry.name}`)
      for (const { principal } of reaches) can.add(principal)
      if (target.kind.verbs[verb].length > 0) into(this.#services, entry).add(target.kind.service)
      const doubts = into(this.#doubts, entry)
      for (const one of target.missing) doubts.add(one)
    }
  }

  /** The lines that are left over. */
  result(): readonly UnusedAuthorisation[] {
    return this.#entries.flatMap(({ entry }) =>
      verbs.flatMap((verb) => (entry.authorised[verb] ?? []).flatMap((pattern) => this.#ofPattern(entry, verb, pattern))),
    )
  }

  #ofPattern(entry: SensitiveData, verb: Verb, pattern: string): readonly UnusedAuthorisation[] {
    const line = { entry: entry.name, verb, pattern }
    const can = this.#can.get(`${verb} ${entry.name}`) ?? new Set<string>()
    const doubts = [...(this.#doubts.get(entry) ?? [])]
    if (!this.#services.has(entry)) return []
    const meant = this.#meant(pattern)
    if (meant.length > 0) return meant.flatMap((principal) => this.#ofPrincipal({ ...line, principal }, can.has(principal), doubts, entry))
    const matches = globMatcher(pattern)
    if ([...can].some(matches)) return []
    const account = pattern.split(':')[4] ?? ''
    const isListed = this.#world.listed.has(account)
    // Of an account that the snapshot does not hold, only what it was given can be told.
    const reason = isListed ? 'nobody' : 'cannot'
    const unseen = isListed || doubts.length > 0 || !this.#world.accounts.includes(account) ? [] : [`users and roles of ${account}`]
    const dependsOn = isListed ? [] : [...doubts, ...unseen]
    return [{ ...line, principal: pattern, reason, status: dependsOn.length > 0 ? 'unknown' : 'found', dependsOn }]
  }

  #meant(pattern: string): readonly string[] {
    if (!/[*?]/.test(pattern)) return this.#world.callers.has(pattern) ? [pattern] : []
    const matches = globMatcher(pattern)
    return [...this.#world.callers.keys()].filter(matches)
  }

  #ofPrincipal(
    line: Pick<UnusedAuthorisation, 'entry' | 'verb' | 'pattern' | 'principal'>,
    can: boolean,
    doubts: readonly string[],
    entry: SensitiveData,
  ): readonly UnusedAuthorisation[] {
    if (!can) {
      const dependsOn = [...new Set([...(this.#world.callers.get(line.principal)?.missing ?? []), ...doubts])]
      return [{ ...line, reason: 'cannot', status: dependsOn.length > 0 ? 'unknown' : 'found', dependsOn }]
    }
    const services = [...(this.#services.get(entry) ?? [])]
    const isUnused = services.every((service) => this.#usage(line.principal, service) === null)
    return isUnused ? [{ ...line, reason: 'did-not', status: 'found', dependsOn: [] }] : []
  }
}

function into<Key, Value>(map: Map<Key, Set<Value>>, key: Key): Set<Value> {
  const known = map.get(key) ?? new Set<Value>()
  map.set(key, known)
  return known
}
