import type { SecurityEvent } from './event.ts'
import type { ExplainedPart } from './explanation.ts'
import type { CompileOptions } from './sigma/compile-context.ts'
import { splitQuantifier } from './sigma/compile-quantified.ts'
import { matchesRecord } from './sigma/compile-rule.ts'
import type { Detection, KeepwatchSelection, RuleDocument, YamlValue } from './sigma/document.ts'
import { EventView } from './sigma/event-view.ts'
import { FieldTable } from './sigma/field.ts'
import { parseFieldKey } from './sigma/modifiers.ts'
import { type Condition, parseCondition } from './sigma/parse-condition.ts'
import { RuleProblem } from './sigma/rule-problem.ts'

/** Values of a list that are asked one by one. */
const valuesAsked = 50
/** Name of the one selection of a rule that is reduced to a part of it. */
const part = 'part'

type Fields = SecurityEvent['fields']

/** A detection, taken apart: whether it holds, its selections and its condition. `document` carries it, without filters. */
export function explainDetection(
  document: RuleDocument,
  fields: Fields,
  options: CompileOptions,
): { readonly holds: boolean; readonly parts: readonly ExplainedPart[] } {
  const explainer = new Explainer(document, fields, options)
  return { holds: matchesRecord(document, fields, options), parts: explainer.parts() }
}

class Explainer {
  readonly #document: RuleDocument
  readonly #fields: Fields
  readonly #options: CompileOptions

  constructor(document: RuleDocument, fields: Fields, options: CompileOptions) {
    this.#document = document
    this.#fields = fields
    this.#options = options
  }

  parts(): ExplainedPart[] {
    const { condition } = this.#document.detection
    const texts = Array.isArray(condition) ? (condition as readonly YamlValue[]) : [condition]
    return [
      ...this.#selections().map(([name, value]) => ({ ...this.#selection(value), what: `selection "${name}"` })),
      ...this.#named().map(([name, selection]) => this.#namedPart(name, selection)),
      ...texts.map((text) => {
        const explained = this.#condition(parseCondition(String(text)))
        return { ...explained, what: `condition: ${String(text)}` }
      }),
    ]
  }

  #selections(): [string, YamlValue][] {
    return Object.entries(this.#document.detection).filter(([name]) => name !== 'condition' && name !== 'timeframe')
  }

  #named(): [string, KeepwatchSelection][] {
    return Object.entries(this.#document.keepwatch?.selections ?? {})
  }

  /** What the engine says of a part of the rule; null when it cannot be asked of it alone. */
  #ask(detection: Detection, selections: Readonly<Record<string, KeepwatchSelection>> = {}): boolean | null {
    const { json } = this.#document.keepwatch ?? {}
    const keepwatch = { ...(json ? { json } : {}), ...(Object.keys(selections).length > 0 ? { selections } : {}) }
    try {
      return matchesRecord({ ...this.#document, filters: [], keepwatch, detection }, this.#fields, this.#options)
    } catch (error) {
      if (error instanceof RuleProblem) return null
      throw error
    }
  }

  #askPart(value: YamlValue): boolean | null {
    return this.#ask({ [part]: value, condition: part })
  }

  #selection(value: YamlValue): Omit<ExplainedPart, 'what'> {
    const holds = this.#askPart(value)
    if (Array.isArray(value)) {
      const members = value as readonly YamlValue[]
      const alternatives = members
        .slice(0, valuesAsked)
        .map((member, index) =>
          isMap(member)
            ? { what: `alternative ${index + 1}`, holds: this.#askPart(member), parts: this.#fieldsOf(member) }
            : { what: 'anywhere in the record', holds: this.#askPart(member), wanted: member, parts: [] },
        )
      return { holds, ...moreThan(members), parts: alternatives }
    }
    if (isMap(value)) return { holds, parts: this.#fieldsOf(value) }
    return { holds, wanted: value, note: 'searched for in the whole record', parts: [] }
  }

  #fieldsOf(map: Readonly<Record<string, YamlValue>>): ExplainedPart[] {
    return Object.entries(map).map(([key, value]) => {
      const values = Array.isArray(value) && !key.includes('|neq') ? (value as readonly YamlValue[]) : []
      // A list of maps behind a quantifier is too much to be shown value by value.
      const single = values.length > 1 && !values.some(isMap) ? values.slice(0, valuesAsked) : []
      const keyOfOne = key.replace(/\|all(?=\||$)/, '')
      return {
        what: key === '' ? 'anywhere in the record' : key,
        holds: this.#askPart({ [key]: value }),
        ...this.#gotOf(key),
        wanted: value,
        ...(single.length > 0 ? moreThan(values) : {}),
        parts: single.map((one) => ({ what: 'value', holds: this.#askPart({ [keyOfOne]: one }), wanted: one, parts: [] })),
      }
    })
  }

  /** The value that a key looks at, as the engine reads it. */
  #gotOf(key: string): { readonly got?: unknown; readonly note?: string } {
    const path = splitQuantifier(key)?.list ?? pathOf(key)
    if (path === '') return {}
    const value = this.#valueAt(path)
    return value === undefined ? { note: 'the event has no such field' } : { got: value }
  }

  #valueAt(path: string): unknown {
    const table = new FieldTable()
    const field = table.at(path, this.#document.keepwatch?.json)
    const view = new EventView(table)
    view.look(this.#fields)
    return view.value(field)
  }

  #namedPart(name: string, selection: KeepwatchSelection): ExplainedPart {
    const holds = this.#ask({ condition: name }, { [name]: selection })
    const what = `selection "${name}"`
    if ('list' in selection) {
      const value = this.#valueAt(selection.field)
      const wanted = `a value in the list "${selection.list}"`
      return {
        what,
        holds,
        wanted,
        ...(value === undefined ? { note: `the event has no field ${selection.field}` } : { got: value }),
        parts: [],
      }
    }
    const wanted = `an actor of the class ${selection.actor.join(' or ')}`
    return { what, holds, wanted, got: this.#valueAt('userIdentity.arn') ?? this.#valueAt('userIdentity.type') ?? null, parts: [] }
  }

  #condition(condition: Condition): ExplainedPart {
    const text = textOf(condition)
    return {
      what: text,
      holds: this.#ask({ ...this.#document.detection, condition: text }, this.#document.keepwatch?.selections),
      parts: this.#partsOf(condition, text),
    }
  }

  #partsOf(condition: Condition, text: string): ExplainedPart[] {
    switch (condition.kind) {
      case 'selection':
        return []
      case 'not':
        return [this.#condition(condition.inner)]
      case 'of':
        return this.#selectedBy(text)
      default:
        return condition.parts.map((inner) => this.#condition(inner))
    }
  }

  /** The selections that `1 of x*` speaks of: those with which alone the condition compiles. */
  #selectedBy(text: string): ExplainedPart[] {
    const own = this.#selections().map(([name, value]) => ({ name, holds: this.#ask({ [name]: value, condition: text }) }))
    const named = this.#named().map(([name, selection]) => ({ name, holds: this.#ask({ condition: text }, { [name]: selection }) }))
    return [...own, ...named].flatMap(({ name, holds }) => (holds === null ? [] : [{ what: name, holds, parts: [] }]))
  }
}

/** The path before the modifiers of a key. */
function pathOf(key: string): string {
  return parseFieldKey(key, []).field
}

function isMap(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function moreThan(values: readonly unknown[]): { readonly note?: string } {
  return values.length > valuesAsked ? { note: `${values.length - valuesAsked} more values are not shown one by one` } : {}
}

/** A condition in Sigma's words, with every bracket. */
function textOf(condition: Condition): string {
  switch (condition.kind) {
    case 'selection':
      return condition.name
    case 'of':
      return `${condition.all ? 'all' : '1'} of ${condition.pattern ?? 'them'}`
    case 'not':
      return `not ${inBrackets(condition.inner)}`
    default:
      return condition.parts.map(inBrackets).join(` ${condition.kind} `)
  }
}

function inBrackets(condition: Condition): string {
  return condition.kind === 'and' || condition.kind === 'or' ? `(${textOf(condition)})` : textOf(condition)
}
