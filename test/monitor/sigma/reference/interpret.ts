import type { SecurityEvent } from '#lib/monitor/event.ts'
import type { Detection, RuleDocument, YamlValue } from '#lib/monitor/sigma/document.ts'
import { fits } from './compare.ts'
import { conditionHolds } from './condition.ts'
import type { Placeholders } from './encodings.ts'
import { isObject, lookUp, membersOf, readJson, textOf, textsBelow } from './look-up.ts'
import { lower } from './wildcards.ts'

/** What a rule is interpreted with. */
interface Setting {
  readonly placeholders: Placeholders
  /** Fields whose texts are JSON. */
  readonly jsonTexts: readonly string[]
  /** Where the list stands that the whole is a member of; there no field name means the member, not a search. */
  readonly listIn?: { readonly fields: unknown; readonly setting: Setting }
}

/**
 * Whether a rule matches an event: the rule's document is read anew for every event, with no regard to time. It says what the
 * specification and `docs/sigma.md` say, in the shortest way, for the compiled matcher to be compared with.
 */
export function interpret(rule: RuleDocument, event: SecurityEvent, placeholders: Placeholders = {}): boolean {
  if (rule.status === 'deprecated' || rule.status === 'unsupported') return false
  const { category, product, service } = rule.logSource
  const is = (name: string | undefined, own: string | undefined): boolean => name === undefined || name === own
  if (!is(category, event.logSource.category) || !is(product, event.logSource.product) || !is(service, event.logSource.service))
    return false
  const all = [{ detection: rule.detection, keepwatch: rule.keepwatch }, ...(rule.filters ?? [])]
  return all.every(({ detection, keepwatch }) =>
    detectionHolds(detection, event.fields, { placeholders, jsonTexts: keepwatch?.json ?? [] }),
  )
}

function detectionHolds(detection: Detection, fields: unknown, setting: Setting): boolean {
  const { condition, timeframe, ...selections } = detection
  const conditions = Array.isArray(condition) ? (condition as readonly YamlValue[]) : [condition]
  const holds = (name: string): boolean => selectionHolds(selections[name] ?? null, fields, setting)
  return conditions.some((text) => conditionHolds(String(text), { names: Object.keys(selections), holds }))
}

/** A map: all of its fields; a list: any member; a text: a search for it. */
function selectionHolds(selection: YamlValue, fields: unknown, setting: Setting): boolean {
  if (Array.isArray(selection)) return selection.some((member) => selectionHolds(member, fields, setting))
  if (isObject(selection)) return Object.entries(selection).every(([key, value]) => entryHolds(key, value as YamlValue, fields, setting))
  return entryHolds('', selection, fields, setting)
}

function entryHolds(key: string, value: YamlValue, fields: unknown, setting: Setting): boolean {
  const [list, quantifier, rest] = /^([^[\]|]+)\[(any|all|none|all_or_empty|\d+)\]\.?(.*)$/s.exec(key)?.slice(1) ?? []
  if (list === undefined || quantifier === undefined || rest === undefined) return fieldHolds(key, value, fields, setting)
  const found = valueAt(list, fields, setting)
  const members: readonly unknown[] = Array.isArray(found) ? found : found === undefined || found === null ? [] : [found]
  const inside: Setting = { ...setting, jsonTexts: [], listIn: { fields, setting } }
  const isSelection = isObject(value) || (Array.isArray(value) && value.some(isObject))
  const holds = (member: unknown): boolean =>
    isSelection ? selectionHolds(value, member, inside) : entryHolds(rest, value, member, inside)
  if (quantifier === 'any') return members.some(holds)
  if (quantifier === 'all') return members.length > 0 && members.every(holds)
  if (quantifier === 'none') return !members.some(holds)
  if (quantifier === 'all_or_empty') return members.every(holds)
  return Number(quantifier) < members.length && holds(members[Number(quantifier)])
}

function valueAt(path: string, fields: unknown, { jsonTexts }: Setting): unknown {
  const text = jsonTexts.find((each) => path.startsWith(`${each}.`))
  return text === undefined ? lookUp(fields, path) : lookUp(readJson(lookUp(fields, text)), path.slice(text.length + 1))
}

/** The value that a reference names: in the member of a list that is looked at, else where the list stands. */
function namedValue(path: string, fields: unknown, setting: Setting): unknown {
  const value = valueAt(path, fields, setting)
  const hasText = membersOf(value).some((member) => textOf(member) !== undefined)
  return hasText || !setting.listIn ? value : namedValue(path, setting.listIn.fields, setting.listIn.setting)
}

function fieldHolds(key: string, value: YamlValue, fields: unknown, setting: Setting): boolean {
  const [path = '', ...modifiers] = key.split('|')
  const got = valueAt(path, fields, setting)
  if (modifiers.includes('exists')) return (got !== undefined) === value
  const wanted = Array.isArray(value) ? (value as readonly YamlValue[]) : [value]
  const holds = (one: YamlValue): boolean => {
    if (modifiers.includes('fieldref')) return refersTo(got, modifiers, namedValue(String(one), fields, setting))
    if (path === '' && !setting.listIn) return isKeyword(one, modifiers, fields, setting.placeholders)
    return membersOf(got).some((member) => fits(one, modifiers, member, setting.placeholders))
  }
  const held = modifiers.includes('all') ? wanted.every(holds) : wanted.some(holds)
  return held !== modifiers.includes('neq')
}

/** Keywords are looked for in every value of the event, in the middle of it unless they say otherwise. */
function isKeyword(keyword: YamlValue, modifiers: readonly string[], fields: unknown, placeholders: Placeholders): boolean {
  const says = ['contains', 'startswith', 'endswith', 're', 'cidr', 'lt', 'lte', 'gt', 'gte'].some((each) => modifiers.includes(each))
  const opened = says ? modifiers : [...modifiers, 'contains']
  return textsBelow(fields).some((text) => fits(keyword, opened, text, placeholders))
}

/** Whether a text of the one field is, contains, begins or ends with a text of the other. */
function refersTo(got: unknown, modifiers: readonly string[], other: unknown): boolean {
  const texts = (value: unknown): string[] =>
    membersOf(value).flatMap((member) => {
      const text = textOf(member)
      return text === undefined ? [] : [modifiers.includes('cased') ? text : lower(text)]
    })
  return texts(got).some((text) =>
    texts(other).some((each) => {
      if (modifiers.includes('contains')) return text.includes(each)
      if (modifiers.includes('startswith')) return text.startsWith(each)
      return modifiers.includes('endswith') ? text.endsWith(each) : text === each
    }),
  )
}
