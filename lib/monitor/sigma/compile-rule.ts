import type { SecurityEvent } from '../event.ts'
import { allOf, anyOf, type Clause, not } from './clause.ts'
import { compileField } from './compile-field.ts'
import { controlOf, type RuleDocument, type YamlValue } from './document.ts'
import type { Placeholders } from './encode-pattern.ts'
import { type Condition, parseCondition, UnreadableCondition } from './parse-condition.ts'
import { compilePattern, parsePattern } from './pattern.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

/** A rule that can be asked about events. */
export interface CompiledRule extends Clause {
  readonly document: RuleDocument
  /** Its id in findings. */
  readonly control: string
}

/** Keys of `detection` that are no selections. */
const reserved: ReadonlySet<string> = new Set(['condition', 'timeframe'])

/** Compiles one rule; throws RuleProblem naming the key when it says something that cannot be asked. */
export function compileRule(document: RuleDocument, placeholders: Placeholders = {}): CompiledRule {
  const selections = new Map<string, Clause>()
  for (const [name, value] of Object.entries(document.detection)) {
    if (!reserved.has(name)) selections.set(name, compileSelection(value, ['detection', name], placeholders))
  }
  const { condition, timeframe } = document.detection
  if (timeframe !== undefined)
    throw new RuleProblem(
      ['detection', 'timeframe'],
      `is ${shown(timeframe)}; wanted none: a time frame belongs to a correlation document (timespan)`,
    )
  const path = ['detection', 'condition']
  const texts = Array.isArray(condition) ? (condition as readonly YamlValue[]) : [condition]
  const clauses = texts.map((text, index) => compileCondition(text, selections, Array.isArray(condition) ? [...path, index] : path))
  if (clauses.length === 0) throw new RuleProblem(path, 'is an empty list; wanted at least one condition')
  return { document, control: controlOf(document), ...anyOf(clauses) }
}

function compileSelection(value: YamlValue, path: KeyPath, placeholders: Placeholders): Clause {
  if (Array.isArray(value)) {
    if (value.length === 0) throw new RuleProblem(path, 'is an empty list; wanted texts to search for, or maps of fields')
    return anyOf((value as readonly YamlValue[]).map((member, index) => compileMember(member, [...path, index], placeholders)))
  }
  return compileMember(value, path, placeholders)
}

function compileMember(value: YamlValue, path: KeyPath, placeholders: Placeholders): Clause {
  if (typeof value === 'string' || typeof value === 'number') return compileField('', value, path, placeholders)
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new RuleProblem(path, `is ${shown(value)}; wanted a text to search for, or a map of fields`)
  const entries = Object.entries(value as Readonly<Record<string, YamlValue>>)
  if (entries.length === 0) throw new RuleProblem(path, 'is an empty map; wanted at least one field')
  return allOf(entries.map(([key, member]) => compileField(key, member, [...path, key], placeholders)))
}

function compileCondition(text: YamlValue | undefined, selections: ReadonlyMap<string, Clause>, path: KeyPath): Clause {
  if (typeof text !== 'string') throw new RuleProblem(path, `is ${shown(text)}; wanted a text such as "selection and not filter"`)
  try {
    return clauseOf(parseCondition(text), selections)
  } catch (error) {
    if (error instanceof UnreadableCondition) throw new RuleProblem(path, error.message)
    throw error
  }
}

function clauseOf(condition: Condition, selections: ReadonlyMap<string, Clause>): Clause {
  switch (condition.kind) {
    case 'selection': {
      const clause = selections.get(condition.name)
      if (!clause)
        throw new UnreadableCondition(`names the selection ${shown(condition.name)}; wanted one of ${[...selections.keys()].join(', ')}`)
      return clause
    }
    case 'not':
      return not(clauseOf(condition.inner, selections))
    case 'of': {
      const clauses = selected(condition.pattern, selections)
      return condition.all ? allOf(clauses) : anyOf(clauses)
    }
    default: {
      const parts = condition.parts.map((part) => clauseOf(part, selections))
      return condition.kind === 'and' ? allOf(parts) : anyOf(parts)
    }
  }
}

/** Selections that a pattern names; names that begin with `_` only when the pattern does, too. */
function selected(pattern: string | null, selections: ReadonlyMap<string, Clause>): Clause[] {
  const matches = pattern === null ? () => true : compilePattern(parsePattern(pattern), true)
  const found = [...selections].filter(([name]) => matches(name) && (!name.startsWith('_') || pattern?.startsWith('_')))
  if (found.length === 0)
    throw new UnreadableCondition(`has "of ${pattern ?? 'them'}", which no selection fits; there are ${[...selections.keys()].join(', ')}`)
  return found.map(([, clause]) => clause)
}

/** Whether a rule is about events of this log source: every part that the rule names must be the event's. */
export function isAbout(rule: Pick<RuleDocument, 'logSource'>, event: Pick<SecurityEvent, 'logSource'>): boolean {
  const { category, product, service } = rule.logSource
  const { logSource } = event
  return (
    (category === undefined || category === logSource.category) &&
    (product === undefined || product === logSource.product) &&
    (service === undefined || service === logSource.service)
  )
}
