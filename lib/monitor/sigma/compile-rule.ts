import type { SecurityEvent } from '../event.ts'
import { allOf, anyOf, type Clause, not } from './clause.ts'
import { type CompileContext, type CompileOptions, contextOf } from './compile-context.ts'
import { compileNamed } from './compile-named.ts'
import { compileSelection } from './compile-selection.ts'
import { controlOf, type KeepwatchKey, type RuleDocument, type RuleFilter, type YamlValue } from './document.ts'
import { EventView, type Fields } from './event-view.ts'
import { FieldTable } from './field.ts'
import { type Condition, parseCondition, UnreadableCondition } from './parse-condition.ts'
import { compilePattern, parsePattern } from './pattern.ts'
import { type PreparedNeeds, revivedNeeds } from './prepared-needs.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'

/** A rule that can be asked about events. */
export interface CompiledRule extends Clause {
  readonly document: RuleDocument
  /** Its id in findings. */
  readonly control: string
}

/** Keys of `detection` that are no selections. */
const reserved: ReadonlySet<string> = new Set(['condition', 'timeframe'])

/**
 * Compiles one rule; throws RuleProblem naming the key when it says something that cannot be asked. `fields` are shared by the
 * rules of a set, so that a view reads each field of an event once for all of them.
 */
export function compileRule(document: RuleDocument, options: CompileOptions = {}, fields: FieldTable = new FieldTable()): CompiledRule {
  const own = compileDetection(document.detection, ['detection'], document.keepwatch, contextOf(options, fields, document.keepwatch?.json))
  const filters = (document.filters ?? []).map((filter) => compileFilter(filter, options, fields))
  return { document, control: controlOf(document), ...allOf([own, ...filters]) }
}

/**
 * A rule that was compiled before, at build time: it is compiled again when an event that meets its needs asks for it. What is
 * prepared is known to compile, so `test` does not throw.
 */
export function lazyRule(document: RuleDocument, prepared: PreparedNeeds, options: CompileOptions, fields: FieldTable): CompiledRule {
  let compiled: CompiledRule | undefined
  return {
    document,
    control: controlOf(document),
    needs: revivedNeeds(prepared, fields),
    test: (view) => {
      compiled ??= compileRule(document, options, fields)
      return compiled.test(view)
    },
  }
}

/** A filter's condition, over selections of its own. What is wrong with it is told with its title: it stands in another document. */
function compileFilter({ title, detection, keepwatch }: RuleFilter, options: CompileOptions, fields: FieldTable): Clause {
  try {
    return compileDetection(detection, ['detection'], keepwatch, contextOf(options, fields, keepwatch?.json))
  } catch (error) {
    if (error instanceof RuleProblem) throw new RuleProblem([], `has the filter ${shown(title)}, whose ${error.key} ${error.message}`)
    throw error
  }
}

/** Whether one rule by itself matches a record. For many records compile a ruleset, which asks each field once. */
export function matchesRecord(document: RuleDocument, record: Fields, options: CompileOptions = {}): boolean {
  const fields = new FieldTable()
  const rule = compileRule(document, options, fields)
  const view = new EventView(fields)
  view.look(record)
  return rule.test(view)
}

function compileDetection(
  detection: RuleDocument['detection'],
  path: KeyPath,
  keepwatch: Pick<KeepwatchKey, 'selections'> | undefined,
  context: CompileContext,
): Clause {
  const selections = compileNamed(keepwatch?.selections ?? {}, context)
  for (const [name, value] of Object.entries(detection)) {
    if (reserved.has(name)) continue
    if (selections.has(name))
      throw new RuleProblem([...path, name], 'has the name of a selection in keepwatch.selections; wanted names of their own')
    selections.set(name, compileSelection(value, [...path, name], context))
  }
  const { condition, timeframe } = detection
  if (timeframe !== undefined)
    throw new RuleProblem(
      [...path, 'timeframe'],
      `is ${shown(timeframe)}; wanted none: a time frame belongs to a correlation document (timespan)`,
    )
  const at = [...path, 'condition']
  const texts = Array.isArray(condition) ? (condition as readonly YamlValue[]) : [condition]
  const clauses = texts.map((text, index) => compileCondition(text, selections, Array.isArray(condition) ? [...at, index] : at))
  if (clauses.length === 0) throw new RuleProblem(at, 'is an empty list; wanted at least one condition')
  return anyOf(clauses)
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
    (service === undefined || service === logSource.service || logSource.also?.includes(service) === true)
  )
}
