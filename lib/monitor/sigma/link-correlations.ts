import type { Story } from '#lib/findings/finding-accumulator.ts'
import type { Severity } from '#lib/findings/severity.ts'
import type { SecurityEvent } from '../event.ts'
import { type CompiledCorrelation, compileCorrelation, type Member, type Part } from './compile-correlation.ts'
import type { CompiledRule } from './compile-rule.ts'
import { type CorrelationDocument, controlOf, type RuleDocument, runs, type SigmaDocument, sectionOf } from './document.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

/** The record of what an exclusion kept back. */
export interface Held extends Story<SecurityEvent> {
  readonly severity: Severity
  /** Equal for two events when their dedup keys are. */
  keyOf(event: SecurityEvent): string
}

/** One rule that an event matched, and what follows from it. */
export interface RuleMatch {
  readonly rule: CompiledRule
  /** Whether the match is a sighting by itself, not only a part of a correlation or a baseline. */
  readonly alerts: boolean
  /** The correlations that want to hear of it, with the rule's position in each. */
  readonly parts: readonly Part[]
  /** What exclusions of the operator kept back of it (`operator/apply-operator.ts`), to be recorded. */
  readonly held?: readonly Held[]
  /** Whether a baseline over the rule is not to hear of it. */
  readonly baselineHeld?: boolean
}

/** Takes note of a document that cannot run. */
type Attempt = <Result>(document: SigmaDocument, compile: () => Result) => Result[]

/**
 * Compiles the correlations among `running` over the compiled rules, and says of every rule what its matches are for.
 * `documents` are all that were loaded, for messages; `attempt` takes note of a document that cannot run. Linear in the number of
 * documents and of what they name.
 */
export function linkCorrelations(
  documents: readonly SigmaDocument[],
  running: readonly SigmaDocument[],
  rules: readonly CompiledRule[],
  attempt: Attempt,
): { readonly correlations: readonly CompiledCorrelation[]; readonly matches: readonly RuleMatch[] } {
  const linker = new Linker(documents, running, rules, attempt)
  return linker.link()
}

class Linker {
  readonly #attempt: Attempt
  readonly #rules: readonly CompiledRule[]
  readonly #correlations: readonly CorrelationDocument[]
  readonly #known = new Map<string, SigmaDocument>()
  readonly #members = new Map<SigmaDocument, Member>()
  /** By what is named: whether it alerts by itself although it is a part, since one of its users says so. */
  readonly #generated = new Map<SigmaDocument, boolean>()
  readonly #parts = new Map<SigmaDocument, Part[]>()

  constructor(documents: readonly SigmaDocument[], running: readonly SigmaDocument[], rules: readonly CompiledRule[], attempt: Attempt) {
    this.#attempt = attempt
    this.#rules = rules
    this.#correlations = running.filter((document) => document.kind === 'correlation')
    // What runs comes last: something idle or refused takes no other's name away.
    for (const document of [...documents, ...running, ...rules.map((rule) => rule.document)])
      for (const reference of [document.id, document.name]) if (reference !== undefined) this.#known.set(reference, document)
  }

  link() {
    for (const { rules, generate } of this.#correlations) {
      for (const reference of rules) {
        const named = this.#known.get(reference)
        if (named) this.#generated.set(named, generate || this.#generated.get(named) === true)
      }
    }
    const novelties = this.#rules.flatMap((rule) => this.#compileRule(rule))
    const compiled = new Map(this.#inOrder().flatMap((document) => this.#compile(document).map((each) => [document, each] as const)))
    return {
      // The order of the documents, so that a position means the same wherever the same documents are compiled.
      correlations: [...novelties, ...this.#correlations.flatMap((document) => compiled.get(document) ?? [])],
      matches: this.#rules.map((rule) => ({ rule, alerts: this.#alerts(rule.document), parts: this.#partsOf(rule.document) })),
    }
  }

  /** A base rule of a correlation alerts by itself only when the correlation says `generate: true`; a baseline speaks for its rule. */
  #alerts(document: RuleDocument): boolean {
    return !document.keepwatch?.baseline && !document.keepwatch?.firstSeen && (this.#generated.get(document) ?? true)
  }

  #partsOf(document: SigmaDocument): Part[] {
    const parts = this.#parts.get(document) ?? []
    this.#parts.set(document, parts)
    return parts
  }

  /** A rule whose matches must be new is one for everybody who names it; its own correlation alone hears of every match. */
  #compileRule(rule: CompiledRule): CompiledCorrelation[] {
    const correlation = firstSeenOf(rule.document)
    if (!correlation) {
      this.#members.set(rule.document, rule)
      return []
    }
    const links = { members: [rule], alerts: this.#generated.get(rule.document) ?? true, parts: this.#partsOf(correlation) }
    return this.#attempt(rule.document, () => {
      const compiled = compileCorrelation(correlation, links)
      this.#members.set(rule.document, compiled)
      this.#partsOf(rule.document).push({ correlation: compiled, position: 0 })
      return compiled
    })
  }

  #compile(document: CorrelationDocument): CompiledCorrelation[] {
    return this.#attempt(document, () => {
      const members = document.rules.map((reference, index) => this.#find(reference, [...sectionOf(document), 'rules', index]))
      const links = { members, alerts: this.#generated.get(document) ?? true, parts: this.#partsOf(document) }
      const compiled = compileCorrelation(document, links)
      this.#members.set(document, compiled)
      for (const [position, member] of members.entries()) this.#partsOf(member.document).push({ correlation: compiled, position })
      return compiled
    })
  }

  #find(reference: string, place: KeyPath): Member {
    const refuse = (why: string): RuleProblem => new RuleProblem(place, `is ${shown(reference)}, ${why}`)
    const document = this.#known.get(reference)
    if (!document) throw refuse('which no rule has as id or name; wanted a rule that is loaded with it')
    if (document.kind !== 'rule' && document.kind !== 'correlation') throw refuse(`a ${document.kind}; wanted a rule or a correlation`)
    if (!runs(document)) throw refuse(`a ${document.kind} whose status is ${document.status}, so it does not run; wanted one that does`)
    const member = this.#members.get(document)
    if (!member) throw refuse(`a ${document.kind} that was refused itself; see its own message`)
    return member
  }

  /** The correlations, each after those that it names; those that go round in a circle are refused. */
  #inOrder(): CorrelationDocument[] {
    const all = new Set<SigmaDocument>(this.#correlations)
    const waiting = new Map(this.#correlations.map((document) => [document, this.#inner(document).filter((each) => all.has(each)).length]))
    const users = new Map<SigmaDocument, CorrelationDocument[]>()
    for (const document of this.#correlations) {
      for (const inner of this.#inner(document)) users.set(inner, [...(users.get(inner) ?? []), document])
    }
    const ordered = this.#correlations.filter((document) => waiting.get(document) === 0)
    for (const document of ordered) {
      for (const user of users.get(document) ?? []) {
        const left = (waiting.get(user) ?? 0) - 1
        waiting.set(user, left)
        if (left === 0) ordered.push(user)
      }
    }
    const stuck = new Set(this.#correlations.filter((document) => (waiting.get(document) ?? 0) > 0))
    for (const document of stuck) this.#attempt(document, () => this.#refuseCircle(document, stuck))
    return ordered
  }

  #inner({ rules }: CorrelationDocument): CorrelationDocument[] {
    const named = rules.flatMap((reference) => this.#known.get(reference) ?? [])
    return [...new Set(named)].filter((document) => document.kind === 'correlation')
  }

  #refuseCircle(document: CorrelationDocument, stuck: ReadonlySet<CorrelationDocument>): never {
    const path: CorrelationDocument[] = []
    let at: CorrelationDocument | undefined = document
    while (at && !path.includes(at) && path.length < 100) {
      path.push(at)
      at = this.#inner(at).find((inner) => stuck.has(inner))
    }
    const circle = at ? path.slice(Math.max(0, path.indexOf(at))) : path
    const names = [...circle, ...circle.slice(0, 1)].map((each) => shown(controlOf(each))).join(' → ')
    const index = document.rules.findIndex((reference) => this.#known.get(reference) === (path[1] ?? document))
    throw new RuleProblem(
      [...sectionOf(document), 'rules', Math.max(0, index)],
      `leads round in a circle, ${names}; wanted a chain that ends at rules`,
    )
  }
}

/** The correlation that a rule with `keepwatch.firstSeen` makes of its own matches. */
function firstSeenOf({
  kind: _,
  logSource: __,
  detection: ___,
  filters: ____,
  ...document
}: RuleDocument): CorrelationDocument | undefined {
  const firstSeen = document.keepwatch?.firstSeen
  if (!firstSeen) return undefined
  return {
    ...document,
    kind: 'correlation',
    type: 'first_seen',
    rules: [document.name ?? document.id ?? document.title],
    groupBy: firstSeen.groupBy,
    timespan: firstSeen.memory,
    condition: {},
    countedFields: firstSeen.fields,
    aliases: {},
    generate: false,
  }
}
