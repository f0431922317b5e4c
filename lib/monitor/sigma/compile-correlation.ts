import { createHash } from 'node:crypto'
import type { Fields } from './clause.ts'
import type { CompiledRule } from './compile-rule.ts'
import { type CorrelationDocument, controlOf } from './document.ts'
import { RuleProblem, shown } from './rule-problem.ts'
import { membersOf, textOf, valueAt } from './value-text.ts'

/** Longest value that is remembered as it is; longer ones are remembered by their hash. */
const longestValue = 64
/** Most values that one event adds to a value_count. */
const mostValues = 200

/** A correlation that can be told about matches of its rules. */
export interface CompiledCorrelation {
  readonly document: CorrelationDocument
  /** Its id in findings. */
  readonly control: string
  readonly rules: readonly CompiledRule[]
  /** Whether `count` meets the condition. */
  holds(count: number): boolean
  /** What the match of `rule` (its position in `rules`) adds: its group and its marks; undefined when it takes no part. */
  contribution(position: number, fields: Fields): { readonly group: readonly string[]; readonly marks: readonly string[] } | undefined
}

/**
 * Compiles one correlation over the rules that it names.
 *
 * An event that lacks a group-by field, or holds null or an object there, takes no part: unknown values are not one value.
 * (The specification leaves it open; SQL back-ends would put all of them into one group of strangers.) A list counts as its members put together.
 * In a value_count an event without the counted field takes no part either; a list counts as each of its members.
 */
export function compileCorrelation(document: CorrelationDocument, find: (reference: string) => CompiledRule | string): CompiledCorrelation {
  const rules = document.rules.map((reference, index) => {
    const found = find(reference)
    if (typeof found === 'string') throw new RuleProblem(['correlation', 'rules', index], `is ${shown(reference)}, ${found}`)
    return found
  })
  for (const [alias, fields] of Object.entries(document.aliases)) {
    for (const name of Object.keys(fields)) {
      if (!document.rules.includes(name))
        throw new RuleProblem(
          ['correlation', 'aliases', alias, name],
          `is no rule of this correlation; wanted one of ${document.rules.join(', ')}`,
        )
    }
  }
  const groupPaths = document.rules.map((rule) => document.groupBy.map((field) => pathOf(document, rule, field)))
  const valuePaths = document.rules.map((rule) => document.countedFields.map((field) => pathOf(document, rule, field)))
  return {
    document,
    control: controlOf(document),
    rules,
    holds: holdsOf(document, rules.length),
    contribution: (position, fields) => {
      const group = groupOf(groupPaths[position] ?? [], fields)
      const marks = group && marksOf(document, position, valuePaths[position] ?? [], fields)
      return group && marks ? { group, marks } : undefined
    },
  }
}

/** The field that stands for `field` in events of `rule`. */
function pathOf({ aliases }: CorrelationDocument, rule: string, field: string): string {
  const fields = Object.hasOwn(aliases, field) ? aliases[field] : undefined
  return fields && Object.hasOwn(fields, rule) ? (fields[rule] ?? field) : field
}

function holdsOf({ condition, type }: CorrelationDocument, rules: number): (count: number) => boolean {
  const { gt = -1, gte = 0, lt = Number.POSITIVE_INFINITY, lte = Number.POSITIVE_INFINITY, eq, neq } = condition
  if (Object.keys(condition).length === 0 || type === 'temporal_ordered') return (count) => count >= rules
  return (count) =>
    count > gt && count >= gte && count < lt && count <= lte && (eq === undefined || count === eq) && (neq === undefined || count !== neq)
}

function groupOf(paths: readonly string[], fields: Fields): string[] | undefined {
  const group: string[] = []
  for (const path of paths) {
    const texts = membersOf(valueAt(fields, path)).flatMap((member) => textOf(member) ?? [])
    if (texts.length === 0) return undefined
    group.push(texts.length === 1 ? (texts[0] ?? '') : JSON.stringify(texts))
  }
  return group
}

function marksOf(document: CorrelationDocument, position: number, paths: readonly string[], fields: Fields): string[] | undefined {
  if (document.type === 'event_count') return []
  if (document.type !== 'value_count') return [String(position)]
  const values = paths.map((path) => membersOf(valueAt(fields, path)).flatMap((member) => textOf(member) ?? []))
  if (values.some((texts) => texts.length === 0)) return undefined
  if (values.length === 1) return [...new Set(values[0])].slice(0, mostValues).map(short)
  return [short(JSON.stringify(values))]
}

function short(value: string): string {
  return value.length <= longestValue ? value : `#${createHash('sha256').update(value).digest('base64url').slice(0, 22)}`
}
