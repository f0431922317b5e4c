import { isRecord } from '../log-sources/foreign-record.ts'
import { derivedId } from './derived-id.ts'
import { RuleProblem, shown } from './rule-problem.ts'

/** A map of a rule file. */
export type YamlMap = Readonly<Record<string, unknown>>

/** What an aggregation of Sigma 1 says, as documents of Sigma 2. */
export interface Translation {
  /** The rules that the correlation counts; their ids are derived from the rule's, so that they stay the same. */
  readonly base: readonly YamlMap[]
  /** Has the rule's own id, name, title, level and tags: findings are known by what they were known by. */
  readonly correlation: YamlMap
}

const conditionPath = ['detection', 'condition']
const longestCondition = 20_000
const longestTitle = 256
const instead = 'wanted a correlation document (event_count, value_count, value_sum, value_avg or temporal) that names this rule'

/**
 * Translates a rule with an aggregation behind a pipe (`sel | count() by user > 5`, `timeframe: 5m`) where Sigma 2 can say exactly
 * the same; undefined when it has none. Throws RuleProblem where it cannot be said.
 * Source: aggregation expressions of the Sigma 1 specification; windows slide, as correlations of this engine do.
 */
export function translateAggregation(rule: unknown): Translation | undefined {
  const condition = isRecord(rule) && isRecord(rule['detection']) ? conditionOf(rule['detection']) : undefined
  if (!isRecord(rule) || condition === undefined || !condition.includes('|')) return undefined
  if (condition.length > longestCondition)
    throw new RuleProblem(conditionPath, `has ${condition.length} characters; wanted at most ${longestCondition}`)
  const [search = '', aggregation = '', ...more] = condition.split('|')
  if (more.length > 0) throw new RuleProblem(conditionPath, `has ${more.length + 1} aggregations; ${instead}`)
  const { timeframe, ...detection } = rule['detection'] as YamlMap
  if (timeframe === undefined)
    throw new RuleProblem(
      conditionPath,
      `counts "${aggregation.trim().slice(0, 60)}" without a "timeframe"; wanted one beside the condition, such as 5m, or a correlation document`,
    )
  return documentsOf(rule, detection, search.trim(), { ...parseAggregation(aggregation, detection), timespan: timeframe })
}

/** The condition; of a list only when it has one member, since each would be a rule of its own. */
function conditionOf(detection: YamlMap): string | undefined {
  const { condition } = detection
  const list = Array.isArray(condition) ? (condition as readonly unknown[]) : [condition]
  const piped = list.find((member): member is string => typeof member === 'string' && member.includes('|'))
  if (piped !== undefined && list.length > 1)
    throw new RuleProblem(
      conditionPath,
      `is a list of ${list.length} with an aggregation in it (${shown(piped)}); wanted one rule for each condition`,
    )
  return piped
}

/** The `correlation` section, and for `near` the selections beside the search. */
interface Aggregation {
  readonly correlation: YamlMap
  readonly near: readonly string[]
}

function parseAggregation(text: string, detection: YamlMap): Aggregation {
  const words = text.match(/[(),]|[<>=!]=?|[^\s(),<>=!]+/g) ?? []
  return words[0]?.toLowerCase() === 'near' ? parseNear(words.slice(1), detection) : parseCount(words, text)
}

/** `near a and b`. */
function parseNear(words: readonly string[], detection: YamlMap): Aggregation {
  const names = words.filter((_, index) => index % 2 === 0)
  const joints = words.filter((_, index) => index % 2 === 1)
  if (words.some((word) => word.toLowerCase() === 'not'))
    throw new RuleProblem(
      conditionPath,
      'has "near … and not": Sigma 2 cannot say that something is absent; wanted a document with keepwatch.correlation of type absence',
    )
  if (names.length === 0 || names.length === joints.length || joints.some((word) => word.toLowerCase() !== 'and'))
    throw new RuleProblem(conditionPath, `has "near ${words.join(' ').slice(0, 60)}"; wanted names of selections with "and" between them`)
  const gone = names.find((name) => !Object.hasOwn(detection, name) || name === 'condition')
  if (gone !== undefined) throw new RuleProblem(conditionPath, `has "near ${gone}", and there is no selection of that name`)
  return { correlation: { type: 'temporal' }, near: names }
}

const comparisons: ReadonlyMap<string, string> = new Map([
  ['>', 'gt'],
  ['>=', 'gte'],
  ['<', 'lt'],
  ['<=', 'lte'],
  ['=', 'eq'],
  ['==', 'eq'],
  ['!=', 'neq'],
])
const types: ReadonlyMap<string, string> = new Map([
  ['count', 'value_count'],
  ['sum', 'value_sum'],
  ['avg', 'value_avg'],
])

/** `count(field) by a, b > 5`. */
function parseCount(words: readonly string[], text: string): Aggregation {
  const unreadable = (wanted: string): RuleProblem =>
    new RuleProblem(conditionPath, `has the aggregation "${text.trim().slice(0, 60)}"; wanted ${wanted}, or a correlation document`)
  const [name = '', open, ...rest] = words
  const close = rest.indexOf(')')
  const field = rest.slice(0, close).join(' ')
  if (open !== '(' || close < 0 || close > 1) throw unreadable('one such as "count(field) by other > 5"')
  if (/^(min|max)$/i.test(name))
    throw new RuleProblem(
      conditionPath,
      `has "${name}(${field})", which Sigma 2 has no correlation for; wanted a comparison in the selection, such as "${field}|gt: 5"`,
    )
  const type = types.get(name.toLowerCase())
  if (!type) throw unreadable('count, sum, avg or near')
  const operator = rest.findLastIndex((word) => comparisons.has(word))
  const comparison = comparisons.get(rest[operator] ?? '')
  if (comparison === undefined || rest.length !== operator + 2) throw unreadable('a comparison such as "> 5" at its end')
  const limit = rest[operator + 1] ?? ''
  if (!/^\d{1,15}(\.\d{1,6})?$/.test(limit)) throw unreadable(`a number after "${rest[operator]}"`)
  const groupBy = groupFields(rest.slice(close + 1, operator))
  if (!groupBy) throw unreadable('fields after "by" with commas between them')
  const counted = field === '*' ? '' : field
  if (counted === '' && type !== 'value_count') throw unreadable(`a field in "${name}()"`)
  return {
    correlation: {
      type: counted === '' ? 'event_count' : type,
      ...(groupBy.length > 0 ? { 'group-by': groupBy } : {}),
      condition: { [comparison]: Number(limit), ...(counted === '' ? {} : { field: counted }) },
    },
    near: [],
  }
}

function groupFields(words: readonly string[]): readonly string[] | undefined {
  if (words.length === 0) return []
  const [by, ...rest] = words
  const fields = rest.filter((_, index) => index % 2 === 0)
  const commas = rest.filter((_, index) => index % 2 === 1)
  const readable = by?.toLowerCase() === 'by' && fields.length === commas.length + 1 && commas.every((word) => word === ',')
  return readable && fields.every((field) => !/^[(),<>=!]/.test(field)) ? fields : undefined
}

/** Keys of `keepwatch` that say something of single events; they stay with the base rules. */
const eventKeys: ReadonlySet<string> = new Set(['selections', 'json'])
/** Keys of `keepwatch` that count by themselves. */
const countingKeys = ['baseline', 'firstSeen', 'correlation']

function documentsOf(rule: YamlMap, detection: YamlMap, search: string, found: Aggregation & { readonly timespan: unknown }): Translation {
  const { logsource, detection: _, keepwatch, related, ...about } = rule
  const ours = isRecord(keepwatch) ? Object.entries(keepwatch) : []
  const counting = countingKeys.find((key) => ours.some(([name]) => name === key))
  if (counting) throw new RuleProblem(['keepwatch', counting], 'cannot stand beside an aggregation in the condition; wanted one of the two')
  const seed = [about['id'], about['name'], about['title']].find((each) => typeof each === 'string') ?? JSON.stringify(rule)
  const conditions = [search, ...found.near]
  const base = conditions.map((condition, index) => ({
    title: `${String(about['title']).slice(0, longestTitle - 40)} (${index === 0 ? 'each event' : `beside it, ${index}`})`,
    id: derivedId(`${seed}/base/${index}`),
    ...(typeof about['id'] === 'string' ? { related: [{ id: about['id'], type: 'derived' }] } : {}),
    ...kept(about, ['status', 'taxonomy', 'author', 'date', 'modified']),
    ...(logsource === undefined ? {} : { logsource }),
    detection: { ...detection, condition },
    ...kept(about, ['fields']),
    ...section(
      'keepwatch',
      ours.filter(([key]) => eventKeys.has(key)),
    ),
  }))
  const { level, falsepositives, ...first } = about
  return {
    base,
    correlation: {
      ...first,
      ...(related === undefined ? {} : { related }),
      correlation: {
        ...ordered(
          found.correlation,
          base.map(({ id }) => id),
          found.timespan,
        ),
      },
      ...(falsepositives === undefined ? {} : { falsepositives }),
      ...(level === undefined ? {} : { level }),
      ...(keepwatch === undefined
        ? {}
        : { keepwatch: isRecord(keepwatch) ? Object.fromEntries(ours.filter(([key]) => !eventKeys.has(key))) : keepwatch }),
    },
  }
}

/** In the order in which people read it. */
function ordered({ type, 'group-by': groupBy, condition }: YamlMap, rules: readonly string[], timespan: unknown): YamlMap {
  return {
    type,
    rules,
    ...(groupBy === undefined ? {} : { 'group-by': groupBy }),
    timespan,
    ...(condition === undefined ? {} : { condition }),
  }
}

function kept(map: YamlMap, keys: readonly string[]): YamlMap {
  return Object.fromEntries(keys.flatMap((key) => (map[key] === undefined ? [] : [[key, map[key]]])))
}

function section(key: string, entries: readonly (readonly [string, unknown])[]): YamlMap {
  return entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) }
}
