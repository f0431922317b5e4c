import { type Comparison, type CorrelationDocument, type CorrelationType, comparisons, correlationTypes } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { RuleProblem, shown } from './rule-problem.ts'
import { parseTimespan } from './timespan.ts'

type Correlation = Pick<
  CorrelationDocument,
  'type' | 'rules' | 'groupBy' | 'timespan' | 'condition' | 'countedFields' | 'aliases' | 'generate'
>

const keys: ReadonlySet<string> = new Set(['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate'])
const conditionKeys: ReadonlySet<string> = new Set([...comparisons, 'field'])

/** Largest threshold: more events than this are not remembered per group (`correlation-state.ts`). */
export const largestThreshold = 1_000

/** Reads the `correlation` section (Sigma correlation rules specification 2.1). */
export function parseCorrelation(document: DocumentReader): Correlation {
  const reader = document.map('correlation')
  reader.only(keys)
  const type = parseType(reader)
  const rules = reader.texts('rules')
  if (rules.length === 0) throw reader.refuse('rules', 'ids or names of rules')
  const temporal = type === 'temporal' || type === 'temporal_ordered'
  if (temporal && rules.length < 2) throw reader.refuse('rules', `at least two rules under ${type}`)
  const timespan = parseTimespan(reader.get('timespan'))
  if (timespan === undefined) throw reader.refuse('timespan', 'a whole number of s, m, h or d, such as 15m, of at most 30 days')
  const { condition, countedFields } = parseCondition(reader, type)
  return {
    type,
    rules,
    groupBy: reader.texts('group-by'),
    timespan,
    condition,
    countedFields,
    aliases: parseAliases(reader),
    // The schema has it beside `correlation`, some rules inside it.
    generate: document.flag('generate') || reader.flag('generate'),
  }
}

function parseType(reader: DocumentReader): CorrelationType {
  const value = reader.get('type')
  const type = correlationTypes.find((each) => each === value)
  if (type) return type
  const known = ['value_sum', 'value_avg', 'value_percentile'].includes(String(value))
  throw new RuleProblem(
    [...reader.path, 'type'],
    `is ${shown(value)}${known ? ', which is not supported yet' : ''}; wanted one of ${correlationTypes.join(', ')}`,
  )
}

function parseCondition(reader: DocumentReader, type: CorrelationType): Pick<Correlation, 'condition' | 'countedFields'> {
  const temporal = type === 'temporal' || type === 'temporal_ordered'
  if (reader.get('condition') === undefined && temporal) return { condition: {}, countedFields: [] }
  if (type === 'temporal_ordered') throw reader.refuse('condition', 'none under temporal_ordered: every rule must have matched, in order')
  const condition = reader.map('condition')
  condition.only(conditionKeys)
  const countedFields = condition.texts('field')
  if (type === 'value_count' && countedFields.length === 0) throw condition.refuse('field', 'the field whose values are counted')
  if (type !== 'value_count' && countedFields.length > 0) throw condition.refuse('field', `none under ${type}`)
  const limits = comparisons.flatMap((comparison): [Comparison, number][] => {
    const value = condition.get(comparison)
    if (value === undefined) return []
    const limit = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
    if (typeof limit === 'number' && Number.isInteger(limit) && limit >= 0 && limit <= largestThreshold) return [[comparison, limit]]
    throw condition.refuse(comparison, `a whole number from 0 to ${largestThreshold}, the number of events remembered per group`)
  })
  if (limits.length === 0) throw reader.refuse('condition', `a map with one of ${comparisons.join(', ')}`)
  return { condition: Object.fromEntries(limits), countedFields }
}

function parseAliases(reader: DocumentReader): Correlation['aliases'] {
  if (reader.get('aliases') === undefined) return {}
  const aliases = reader.map('aliases')
  return Object.fromEntries(
    aliases.keys().map((alias) => {
      const fields = aliases.map(alias)
      return [alias, Object.fromEntries(fields.keys().map((rule) => [rule, fields.requiredText(rule)]))]
    }),
  )
}
