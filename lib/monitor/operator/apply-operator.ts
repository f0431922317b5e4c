import type { SecurityEvent } from '../event.ts'
import { parseIntelList } from '../intel/intel-list.ts'
import type { CompileOptions } from '../sigma/compile-context.ts'
import type { CompiledCorrelation } from '../sigma/compile-correlation.ts'
import { type CompiledRule, compileRule } from '../sigma/compile-rule.ts'
import { compileRules, type Ruleset } from '../sigma/compile-rules.ts'
import { controlOf, type RuleDocument, type SigmaDocument } from '../sigma/document.ts'
import { EventView } from '../sigma/event-view.ts'
import { FieldTable } from '../sigma/field.ts'
import type { RuleMatch } from '../sigma/link-correlations.ts'
import type { PreparedNeeds } from '../sigma/prepared-needs.ts'
import { RuleProblem, shown } from '../sigma/rule-problem.ts'
import { HeldStory } from './held-story.ts'
import type { Exclusion, Operator } from './operator.ts'

/** What an operator gives the rules to refer to. */
export function optionsOf({ actors, trustedAccounts, approvedNetworks, lists, placeholders }: Operator): CompileOptions {
  return {
    actors,
    lists: new Map(Object.entries(lists).map(([name, entries]) => [name, parseIntelList(entries.join('\n')).list])),
    placeholders: {
      ...placeholders,
      ...(trustedAccounts.length > 0 ? { trusted_accounts: trustedAccounts } : {}),
      ...(approvedNetworks.length > 0 ? { approved_networks: approvedNetworks } : {}),
    },
  }
}

/**
 * Compiles rules as an operator wants them: with his actors, accounts and networks, detections on trial at the level at which
 * nobody is alerted, and exclusions laid on the matches. An exclusion or trial of a detection that is not there applies to nothing:
 * more is told then, never less (`refuseUnknown` is for whoever can be told).
 */
export function compileFor(
  operator: Operator,
  documents: readonly SigmaDocument[],
  options: CompileOptions = {},
  prepared: ReadonlyMap<SigmaDocument, PreparedNeeds> = new Map(),
): Ruleset {
  const own = optionsOf(operator)
  const onTrial = new Set(operator.dryRun)
  const needs = new Map<SigmaDocument, PreparedNeeds>()
  const wanted = documents.map((document) => {
    const tried = onTrial.has(controlOf(document)) ? asTrial(document) : document
    const known = prepared.get(document)
    if (known) needs.set(tried, known)
    return tried
  })
  const all = {
    ...options,
    actors: { ...options.actors, ...own.actors },
    placeholders: { ...options.placeholders, ...own.placeholders },
    lists: new Map([...(options.lists ?? []), ...(own.lists ?? [])]),
  }
  return withExclusions(compileRules(wanted, all, needs), operator.exclusions, all)
}

/** Throws RuleProblem for the first id that no detection has, and for exclusions from a correlation of correlations, which no event decides. */
export function refuseUnknown({ exclusions, dryRun }: Operator, { rules, correlations }: Pick<Ruleset, 'rules' | 'correlations'>): void {
  const known = new Set([...rules, ...correlations].map(({ control }) => control))
  const missing = (id: string, path: readonly (string | number)[]): RuleProblem =>
    new RuleProblem(path, `is ${shown(id)}, which no detection is called; keepwatch rules list shows those that there are`)
  for (const [index, id] of dryRun.entries()) if (!known.has(id)) throw missing(id, ['dryRun', index])
  const deaf = new Set(
    correlations.filter((inner) => !servesOne(inner)).flatMap(({ parts }) => parts.map(({ correlation }) => correlation.control)),
  )
  for (const [index, { detection }] of exclusions.entries()) {
    const path = ['exclusions', index, 'detection']
    if (!known.has(detection)) throw missing(detection, path)
    if (deaf.has(detection))
      throw new RuleProblem(path, `is ${shown(detection)}, which looks at what other detections found; wanted the exclusion on those`)
  }
}

/** Whether a correlation is nothing but a part of one other: then what is kept from that is kept from it. */
function servesOne({ alerts, parts }: CompiledCorrelation): boolean {
  return !alerts && parts.length === 1
}

/** The correlation that an event is for when it joins `correlation`: the one that is told of. */
function toldOf(correlation: CompiledCorrelation): CompiledCorrelation {
  const [part] = correlation.parts
  return part && servesOne(correlation) ? toldOf(part.correlation) : correlation
}

function asTrial<Document extends SigmaDocument>(document: Document): Document {
  const { reported: _, ...keepwatch } = document.keepwatch ?? {}
  return { ...document, title: `On trial: ${document.title}`, level: 'informational', ...(document.keepwatch ? { keepwatch } : {}) }
}

interface Held {
  readonly test: CompiledRule['test']
  readonly until: number
  readonly reason: Pick<Exclusion, 'reason'>
}

function withExclusions(ruleset: Ruleset, exclusions: readonly Exclusion[], options: CompileOptions): Ruleset {
  if (exclusions.length === 0) return ruleset
  const fields = new FieldTable()
  const byControl = new Map<string, Held[]>()
  for (const exclusion of exclusions) {
    const { test } = compileRule(asRule(exclusion), options, fields)
    const held = { test, until: exclusion.expires ?? Number.POSITIVE_INFINITY, reason: exclusion }
    byControl.set(exclusion.detection, [...(byControl.get(exclusion.detection) ?? []), held])
  }
  const view = new EventView(fields)
  const stories = new Map<Held, HeldStory>()
  const heldBy = (control: string, document: SigmaDocument, event: SecurityEvent): HeldStory | undefined => {
    const held = byControl.get(control)?.find(({ test, until }) => event.time < until && test(view))
    if (!held) return undefined
    const story = stories.get(held) ?? new HeldStory(document, control, held.reason)
    stories.set(held, story)
    return story
  }
  const judge = (match: RuleMatch, event: SecurityEvent): RuleMatch => {
    const { rule, alerts, parts } = match
    const byRule = alerts || rule.document.keepwatch?.baseline ? heldBy(rule.control, rule.document, event) : undefined
    const byPart = parts.map((part) => {
      const { control, document } = toldOf(part.correlation)
      return heldBy(control, document, event)
    })
    const held = new Set([byRule, ...byPart].filter((story) => story !== undefined))
    if (held.size === 0) return match
    return {
      rule,
      alerts: alerts && !byRule,
      parts: parts.filter((_, index) => !byPart[index]),
      held: [...held],
      baselineHeld: byRule !== undefined,
    }
  }
  return {
    ...ruleset,
    match: (event) => {
      const matches = ruleset.match(event)
      if (matches.length === 0) return matches
      view.look(event.fields)
      return matches.map((match) => judge(match, event))
    },
  }
}

/** An exclusion as a rule of its own, to be asked of events. */
function asRule({ detection, when, actor }: Exclusion): RuleDocument {
  const hasWhen = Object.keys(when).length > 0
  return {
    kind: 'rule',
    file: 'operator',
    title: `Exclusion from ${detection}`,
    status: 'stable',
    references: [],
    tags: [],
    falsePositives: [],
    fields: [],
    logSource: {},
    detection: {
      ...(hasWhen ? { when } : {}),
      condition: [...(hasWhen ? ['when'] : []), ...(actor.length > 0 ? ['actor'] : [])].join(' and '),
    },
    ...(actor.length > 0 ? { keepwatch: { selections: { actor: { actor } } } } : {}),
  }
}
