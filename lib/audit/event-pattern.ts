import { matchesWildcard } from './log-filter-pattern.ts'

/** An event pattern that is not understood. Whether it matches cannot be said. */
export class EventPatternError extends Error {
  constructor(detail: string) {
    super(`The event pattern cannot be read: ${detail}.`)
    this.name = 'EventPatternError'
  }
}

type Json = Readonly<Record<string, unknown>>

const depthAtMost = 20

/**
 * Whether an event matches an EventBridge event pattern (EventBridge User Guide, "Event patterns"): every field that the pattern
 * names has to match one of its values.
 * @throws EventPatternError on an operator that is not known here
 */
export function matchesEventPattern(pattern: unknown, event: unknown): boolean {
  return matchesObject(pattern, event, 0)
}

function matchesObject(pattern: unknown, event: unknown, depth: number): boolean {
  if (!isObject(pattern)) throw new EventPatternError('a pattern is no JSON object')
  if (depth > depthAtMost) throw new EventPatternError(`it is nested more than ${depthAtMost} deep`)
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') {
      if (!Array.isArray(wanted)) throw new EventPatternError('$or is no list')
      return wanted.map((one) => matchesObject(one, event, depth + 1)).includes(true)
    }
    const found = isObject(event) && Object.hasOwn(event, name) ? event[name] : undefined
    if (!Array.isArray(wanted)) return matchesObject(wanted, found, depth + 1)
    // Each is evaluated, so that one that is not understood is noticed whatever stands before it.
    return wanted.map((one) => matchesValue(one, found)).includes(true)
  })
}

/** An event's list matches when one of its values does. */
function matchesValue(wanted: unknown, found: unknown): boolean {
  if (isObject(wanted)) return matchesOperator(wanted, found)
  return Array.isArray(found) ? found.includes(wanted) : found !== undefined && found === wanted
}

function matchesOperator(operator: Json, found: unknown): boolean {
  const [[name, wanted] = ['', undefined], ...others] = Object.entries(operator)
  if (others.length > 0) throw new EventPatternError('an operator has several names')
  if (name === 'exists') return wanted === (found !== undefined && !isObject(found))
  const values = Array.isArray(found) ? found : found === undefined || isObject(found) ? [] : [found]
  return values.map((value) => applies(name, wanted, value)).includes(true)
}

function applies(name: string, wanted: unknown, value: unknown): boolean {
  if (name === 'anything-but') return !excluded(wanted, value)
  const compare = textOperators.get(name)
  if (!compare) throw new EventPatternError(`the operator ${JSON.stringify(name)} is not known here`)
  if (isObject(wanted)) {
    // { "prefix": { "equals-ignore-case": "x" } }
    const text = wanted['equals-ignore-case']
    if (typeof text !== 'string') throw new EventPatternError(`the operator ${JSON.stringify(name)} has a form that is not known here`)
    return typeof value === 'string' && compare(value.toLowerCase(), text.toLowerCase())
  }
  if (typeof wanted !== 'string') throw new EventPatternError(`the operator ${JSON.stringify(name)} has no text`)
  return typeof value === 'string' && compare(value, wanted)
}

const textOperators: ReadonlyMap<string, (value: string, wanted: string) => boolean> = new Map([
  ['prefix', (value: string, wanted: string) => value.startsWith(wanted)],
  ['suffix', (value: string, wanted: string) => value.endsWith(wanted)],
  ['wildcard', matchesWildcard],
  ['equals-ignore-case', (value: string, wanted: string) => value.toLowerCase() === wanted.toLowerCase()],
])

/** Values, a list of them, or an operator with a text or a list of them. */
function excluded(wanted: unknown, value: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.includes(value)
  if (!isObject(wanted)) return wanted === value
  return Object.entries(wanted).some(([name, texts]) => (Array.isArray(texts) ? texts : [texts]).some((text) => applies(name, text, value)))
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
