import { createHash } from 'node:crypto'
import { graverSeverity, type Severity } from '#lib/findings/severity.ts'
import type { SecurityEvent } from '../event.ts'
import { attackIds } from '../sighting.ts'
import type { CompiledRule } from './compile-rule.ts'
import { derivedValue, refuseUnknownDerivation } from './derived-value.ts'
import { type CorrelationDocument, type CorrelationType, controlOf, sectionOf } from './document.ts'
import type { WindowShape } from './firing-window.ts'
import { novelty } from './first-seen-memory.ts'
import { type KeyPath, RuleProblem, shown } from './rule-problem.ts'
import { numbersMark } from './tally.ts'
import { membersOf, textOf, valueAt } from './value-text.ts'

type Fields = SecurityEvent['fields']

/** Longest value that is remembered as it is; longer ones are remembered by their hash. */
const longestValue = 64
/** Longest value by which events are grouped as it is; of longer ones the beginning and the hash. */
const longestGroupValue = 1_000
/** Most values that one event adds. */
const mostValues = 200
/** What a firing that was judged by the minute's tick may come later than the lateness, milliseconds. */
const tickSlack = 600_000

/** Types whose condition says how many events it needs. */
const counting: ReadonlySet<CorrelationType> = new Set<CorrelationType>(['event_count', 'value_count'])

/** What a correlation is over: a rule, or another correlation, which joins it each time that it fires. */
export type Member = Pick<CompiledRule, 'document' | 'control'> | CompiledCorrelation

/** A correlation that wants to hear of something, and as which of its rules. */
export interface Part {
  readonly correlation: CompiledCorrelation
  readonly position: number
}

/** A correlation that can be told about matches of its rules. */
export interface CompiledCorrelation {
  readonly document: CorrelationDocument
  /** Its id in findings. */
  readonly control: string
  readonly shape: WindowShape
  /** 0 over rules only; else one more than the highest correlation that it is over. */
  readonly level: number
  /** The document's, else the gravest of its rules'. */
  readonly severity: Severity
  /** ATT&CK technique ids: the document's, else those of its rules. */
  readonly attack: readonly string[]
  /** Whether its firing is a sighting by itself, not only a part of other correlations. */
  readonly alerts: boolean
  /** The correlations over it. */
  readonly parts: readonly Part[]
  /** How many deferred correlations, one over the other, what joins it may have waited for. */
  readonly deferrals: number
  /** Milliseconds that what joins it may be late, when events may be `lateness` late. */
  patience(lateness: number): number
  /** What the match of a rule (its position in `rules`) adds: its group and its marks; undefined when it takes no part. */
  contribution(position: number, fields: Fields): { readonly group: readonly string[]; readonly marks: readonly string[] } | undefined
}

/** What `linkCorrelations` knows of a correlation beside its document. */
export interface Links {
  readonly members: readonly Member[]
  readonly alerts: boolean
  /** Filled while the correlations over this one are compiled. */
  readonly parts: readonly Part[]
}

/**
 * Compiles one correlation over the rules that it names.
 *
 * An event that lacks a group-by field, or holds null or an object there, takes no part: unknown values are not one value.
 * (The specification leaves it open; SQL back-ends would put all of them into one group of strangers.) A list counts as its members put together.
 * An event without the counted field (for sums, averages and percentiles: without a number there) takes no part either; a list counts as each of its members.
 */
export function compileCorrelation(document: CorrelationDocument, links: Links): CompiledCorrelation {
  refuseStrangeAliases(document)
  const { members, parts } = links
  for (const field of [...document.groupBy, ...document.countedFields]) refuseUnknownDerivation(field, sectionOf(document))
  const groupPaths = document.rules.map((rule) => document.groupBy.map((field) => pathOf(document, rule, field)))
  const valuePaths = document.rules.map((rule) => document.countedFields.map((field) => pathOf(document, rule, field)))
  for (const [position, member] of members.entries())
    refuseUnknownFields(
      member,
      [...sectionOf(document), 'rules', position],
      [...(groupPaths[position] ?? []), ...(valuePaths[position] ?? [])],
    )
  const inner = members.map((member) => ('shape' in member ? member : undefined))
  const deferrals = Math.max(0, ...inner.map((each) => (each ? each.deferrals + (each.shape.deferred ? 1 : 0) : 0)))
  const own = attackIds(document.tags)
  return {
    document,
    control: controlOf(document),
    shape: shapeOf(document, members),
    level: Math.max(0, ...inner.map((each) => (each ? each.level + 1 : 0))),
    severity: document.level ?? members.map(severityOf).reduce(graverSeverity, 'informational'),
    attack: own.length > 0 ? own : [...new Set(members.flatMap(attackOf))],
    ...links,
    deferrals,
    patience: (lateness) => (deferrals === 0 ? lateness : (lateness + tickSlack) * deferrals + lateness),
    contribution: (position, fields) => {
      const group = groupOf(groupPaths[position] ?? [], fields)
      const marks = group && marksOf(document, position, valuePaths[position] ?? [], fields, parts.length > 0)
      return group && marks ? { group, marks } : undefined
    },
  }
}

function refuseStrangeAliases(document: CorrelationDocument): void {
  const { aliases, rules } = document
  for (const [alias, fields] of Object.entries(aliases)) {
    for (const name of Object.keys(fields)) {
      if (!rules.includes(name))
        throw new RuleProblem(
          [...sectionOf(document), 'aliases', alias, name],
          `is no rule of this correlation; wanted one of ${rules.join(', ')}`,
        )
    }
  }
}

/** A correlation that fires is known by its group only: one that were asked for more would never take part, without a word. */
function refuseUnknownFields(member: Member, place: KeyPath, paths: readonly string[]): void {
  if (!('shape' in member)) return
  const known = fieldsOfFiring(member)
  const missing = paths.find((path) => !known.includes(path))
  if (missing !== undefined)
    throw new RuleProblem(
      place,
      `is the correlation ${shown(member.control)}, whose firing has no field ${shown(missing)}; wanted one of ${known.join(', ') || 'its group-by fields, of which there are none'}: add it to its group-by, or name another by an alias`,
    )
}

/** The fields by which a correlation that fired is known to the correlations over it, in the order of its group, then of its values. */
export function fieldsOfFiring({ document }: CompiledCorrelation): readonly string[] {
  return document.type === 'first_seen' ? [...document.groupBy, ...document.countedFields] : document.groupBy
}

/** The field that stands for `field` in events of `rule`. */
function pathOf({ aliases }: CorrelationDocument, rule: string, field: string): string {
  const fields = Object.hasOwn(aliases, field) ? aliases[field] : undefined
  return fields && Object.hasOwn(fields, rule) ? (fields[rule] ?? field) : field
}

function shapeOf(document: CorrelationDocument, members: readonly Member[]): WindowShape {
  const { type, timespan, percentile, keepwatch, condition } = document
  const gap = keepwatch?.window?.gap
  const deciding = Object.keys(condition)
  // Every other condition may cease to hold when an event more is known.
  const lasting = deciding.every((comparison) => comparison === 'gt' || comparison === 'gte')
  const deferred = type === 'absence' || type === 'value_avg' || type === 'value_percentile' || !lasting
  return {
    type,
    timespan,
    rules: members.length,
    deferred,
    threshold: counting.has(type) ? Math.max(0, ...Object.values(condition)) : 0,
    ...(percentile === undefined ? {} : { percentile }),
    ...(gap === undefined ? {} : { gap }),
    holds: holdsOf(document, members.length),
    separation: (lane) => spanOf(memberOf(members, lane)),
    reach: (lane) => reachOf(memberOf(members, lane)),
  }
}

/** The member that a lane belongs to: lanes begin with its position. */
function memberOf(members: readonly Member[], lane: string): Member | undefined {
  return members[Number(lane.split(':', 1)[0])]
}

/** How long a window of a correlation is; a rule has none. */
function spanOf(member: Member | undefined): number {
  if (!member || !('shape' in member)) return 0
  return member.document.type === 'first_seen' ? novelty : member.document.timespan
}

function reachOf(member: Member | undefined): ReturnType<WindowShape['reach']> {
  if (!member || !('shape' in member)) return { most: 0, least: 0 }
  const span = spanOf(member)
  const inner = member.document.rules.map((_, position) => member.shape.reach(`${position}:`))
  return { most: span + Math.max(0, ...inner.map(({ most }) => most)), least: member.document.type === 'absence' ? span : 0 }
}

function holdsOf({ condition }: CorrelationDocument, rules: number): (value: number) => boolean {
  const {
    gt = Number.NEGATIVE_INFINITY,
    gte = Number.NEGATIVE_INFINITY,
    lt = Number.POSITIVE_INFINITY,
    lte = Number.POSITIVE_INFINITY,
  } = condition
  const { eq, neq } = condition
  // Only the temporal types have none: every rule must have matched.
  if (Object.keys(condition).length === 0) return (value) => value >= rules
  return (value) =>
    value > gt && value >= gte && value < lt && value <= lte && (eq === undefined || value === eq) && (neq === undefined || value !== neq)
}

function severityOf(member: Member): Severity {
  return 'severity' in member ? member.severity : (member.document.level ?? 'medium')
}

function attackOf(member: Member): readonly string[] {
  return 'attack' in member ? member.attack : attackIds(member.document.tags)
}

function groupOf(paths: readonly string[], fields: Fields): string[] | undefined {
  const group: string[] = []
  for (const path of paths) {
    const texts = textsAt(fields, path)
    if (texts.length === 0) return undefined
    const text = texts.length === 1 ? (texts[0] ?? '') : JSON.stringify(texts)
    group.push(text.length <= longestGroupValue ? text : `${text.slice(0, longestGroupValue / 2)}…${hashOf(text)}`)
  }
  return group
}

function textsAt(fields: Fields, path: string): string[] {
  // A firing has its values under the names that they were reduced by.
  const value = Object.hasOwn(fields, path) ? fields[path] : derivedValue(path, (plain) => valueAt(fields, plain))
  return typeof value === 'string' ? [value] : membersOf(value).flatMap((member) => textOf(member) ?? [])
}

function marksOf(
  { type }: CorrelationDocument,
  position: number,
  paths: readonly string[],
  fields: Fields,
  whole: boolean,
): string[] | undefined {
  switch (type) {
    case 'event_count':
      return []
    case 'value_count':
      return valuesOf(paths, fields)
    case 'value_sum':
    case 'value_avg':
    case 'value_percentile':
      return numbersOf(paths, fields)
    case 'first_seen': {
      const values = groupOf(paths, fields)
      // Whoever is over it compares the values themselves.
      return values && [JSON.stringify(whole ? values : values.map(short))]
    }
    default:
      return [String(position)]
  }
}

function valuesOf(paths: readonly string[], fields: Fields): string[] | undefined {
  const values = paths.map((path) => textsAt(fields, path))
  if (values.some((texts) => texts.length === 0)) return undefined
  if (values.length === 1) return [...new Set(values[0])].slice(0, mostValues).map(short)
  return [short(JSON.stringify(values))]
}

function numbersOf(paths: readonly string[], fields: Fields): string[] | undefined {
  const texts = paths.flatMap((path) => textsAt(fields, path)).slice(0, mostValues)
  const numbers = texts
    .filter((text) => text.trim() !== '')
    .map(Number)
    .filter(Number.isFinite)
  return numbers.length === 0 ? undefined : [numbersMark(numbers)]
}

function short(value: string): string {
  return value.length <= longestValue ? value : hashOf(value)
}

function hashOf(value: string): string {
  return `#${createHash('sha256').update(value).digest('base64url').slice(0, 22)}`
}
