import { type Comparison, type CorrelationDocument, type CorrelationType, comparisons, correlationTypes } from './document.ts'
import type { DocumentReader } from './document-reader.ts'
import { hasOwnCorrelation } from './parse-state.ts'
import { parseTimespan } from './timespan.ts'

type Correlation = Pick<
  CorrelationDocument,
  'type' | 'rules' | 'groupBy' | 'timespan' | 'condition' | 'countedFields' | 'percentile' | 'aliases' | 'generate'
>

const keys: ReadonlySet<string> = new Set(['type', 'rules', 'group-by', 'timespan', 'condition', 'aliases', 'generate'])
const absenceKeys: ReadonlySet<string> = new Set(['type', 'rules', 'group-by', 'timespan', 'aliases', 'generate'])
const conditionKeys: ReadonlySet<string> = new Set([...comparisons, 'field'])
const percentileKeys: ReadonlySet<string> = new Set([...conditionKeys, 'percentile'])

/** Types that look at which rules matched, not at how many events there were. */
const temporal: ReadonlySet<CorrelationType> = new Set<CorrelationType>(['temporal', 'temporal_ordered'])
/** Types that calculate with the numbers of one field. */
const numeric: ReadonlySet<CorrelationType> = new Set<CorrelationType>(['value_sum', 'value_avg', 'value_percentile'])

/** Reads the `correlation` section (Sigma correlation rules specification 2.1), or ours, `keepwatch.correlation`. */
export function parseCorrelation(document: DocumentReader): Correlation {
  if (document.get('correlation') === undefined && hasOwnCorrelation(document)) return parseAbsence(document)
  const reader = document.map('correlation')
  reader.only(keys)
  const type = reader.oneOf('type', correlationTypes)
  if (!type) throw reader.refuse('type', `one of ${correlationTypes.join(', ')}`)
  const rules = parseRules(reader)
  if (temporal.has(type) && rules.length < 2) throw reader.refuse('rules', `at least two rules under ${type}`)
  refuseWindow(document, type)
  return { ...parseFrame(document, reader), type, rules, ...parseCondition(reader, type) }
}

/** `rules: [a, b]`: a, and no b within the timespan after it. */
function parseAbsence(document: DocumentReader): Correlation {
  const reader = document.map('keepwatch').map('correlation')
  reader.only(absenceKeys)
  const type = reader.oneOf('type', ['absence'])
  if (!type) throw reader.refuse('type', 'absence')
  const rules = parseRules(reader)
  if (rules.length !== 2) throw reader.refuse('rules', 'two rules: what happened, and what should have followed')
  refuseWindow(document, type)
  return { ...parseFrame(document, reader), type, rules, condition: {}, countedFields: [] }
}

function parseRules(reader: DocumentReader): string[] {
  const rules = reader.texts('rules')
  if (rules.length === 0) throw reader.refuse('rules', 'ids or names of rules')
  return rules
}

/** What all correlations have. */
function parseFrame(document: DocumentReader, reader: DocumentReader): Pick<Correlation, 'groupBy' | 'timespan' | 'aliases' | 'generate'> {
  const timespan = parseTimespan(reader.get('timespan'))
  if (timespan === undefined) throw reader.refuse('timespan', 'a whole number of s, m, h or d, such as 15m, of at most 30 days')
  return {
    groupBy: reader.texts('group-by'),
    timespan,
    aliases: parseAliases(reader),
    // The schema has it beside `correlation`, some rules inside it.
    generate: document.flag('generate') || reader.flag('generate'),
  }
}

function refuseWindow(document: DocumentReader, type: CorrelationType): void {
  const keepwatch = document.get('keepwatch') === undefined ? undefined : document.map('keepwatch')
  if (keepwatch?.get('window') === undefined || (!temporal.has(type) && type !== 'absence')) return
  throw keepwatch.refuse('window', `none under ${type}: sessions are for what is counted`)
}

function parseCondition(reader: DocumentReader, type: CorrelationType): Pick<Correlation, 'condition' | 'countedFields' | 'percentile'> {
  if (reader.get('condition') === undefined && temporal.has(type)) return { condition: {}, countedFields: [] }
  const condition = reader.map('condition')
  condition.only(type === 'value_percentile' ? percentileKeys : conditionKeys)
  const countedFields = parseFields(condition, type)
  const limits = comparisons.flatMap((comparison): [Comparison, number][] => {
    const value = condition.get(comparison)
    return value === undefined ? [] : [[comparison, parseLimit(condition, comparison, numeric.has(type))]]
  })
  if (limits.length === 0) throw reader.refuse('condition', `a map with one of ${comparisons.join(', ')}`)
  return {
    condition: Object.fromEntries(limits),
    countedFields,
    ...(type === 'value_percentile' ? { percentile: parsePercentile(condition) } : {}),
  }
}

function parseFields(condition: DocumentReader, type: CorrelationType): string[] {
  const fields = condition.texts('field')
  if (type === 'value_count') {
    if (fields.length === 0) throw condition.refuse('field', 'the field whose values are counted')
  } else if (numeric.has(type)) {
    if (fields.length !== 1) throw condition.refuse('field', 'the one field whose numbers are looked at')
  } else if (fields.length > 0) throw condition.refuse('field', `none under ${type}`)
  return fields
}

/** Counts are whole; sums, averages and percentiles may be any number. */
function parseLimit(condition: DocumentReader, comparison: Comparison, fractions: boolean): number {
  const value = condition.get(comparison)
  const written = fractions ? /^-?\d{1,15}(\.\d{1,15})?$/ : /^\d{1,15}$/
  const limit = typeof value === 'string' && written.test(value) ? Number(value) : value
  if (typeof limit === 'number' && (fractions ? Number.isFinite(limit) : Number.isSafeInteger(limit) && limit >= 0)) return limit
  throw condition.refuse(comparison, fractions ? 'a number' : 'a whole number from 0 up')
}

/** The specification names the key and no default; the tools of the Sigma project take the median where it is missing. */
function parsePercentile(condition: DocumentReader): number {
  const value = condition.get('percentile') ?? 50
  const percentile = typeof value === 'string' && /^\d{1,3}(\.\d{1,9})?$/.test(value) ? Number(value) : value
  if (typeof percentile === 'number' && percentile > 0 && percentile <= 100) return percentile
  throw condition.refuse('percentile', 'a number above 0 and up to 100')
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
