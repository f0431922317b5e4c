/** A filter pattern that is not understood. Whether it matches cannot be said. */
export class FilterPatternError extends Error {
  constructor(detail: string, pattern: string) {
    super(`The filter pattern ${JSON.stringify(pattern.slice(0, 200))} cannot be read: ${detail}.`)
    this.name = 'FilterPatternError'
  }
}

type Test = (event: unknown) => boolean
type Comparison = '=' | '!=' | '<' | '>' | '<=' | '>='
type Token =
  | { readonly kind: '(' | ')' | '&&' | '||' }
  | { readonly kind: 'selector'; readonly path: readonly string[] }
  | { readonly kind: 'operator'; readonly operator: Comparison }
  | { readonly kind: 'word' | 'text'; readonly text: string }

/** CloudWatch Logs takes 1,024 characters (API reference, PutMetricFilter). */
const charactersAtMost = 1_024

/**
 * Whether events match a filter pattern for JSON of CloudWatch Logs (User Guide, "Filter pattern syntax for metric filters"):
 * `{ ($.eventName = X) || ($.errorCode = "*Unauthorized*") && $.a.b NOT EXISTS }`. The empty pattern matches everything.
 * A comparison with a field that is not there is false, also with `!=`: the guide does not promise more.
 * @throws FilterPatternError on regular expressions, patterns for plain text, and whatever else is not understood
 */
export function compileFilterPattern(pattern: string): Test {
  const text = pattern.trim()
  if (text === '') return () => true
  if (text.length > charactersAtMost)
    throw new FilterPatternError(`it has ${text.length} characters, wanted at most ${charactersAtMost}`, pattern)
  if (!text.startsWith('{') || !text.endsWith('}')) throw new FilterPatternError('it is not one for JSON, in braces', pattern)
  try {
    return new Parser(tokensOf(text.slice(1, -1))).all()
  } catch (error) {
    throw new FilterPatternError(error instanceof Error ? error.message : String(error), pattern)
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const rest = text.slice(at)
    const space = /^\s+/.exec(rest)
    if (space) {
      at += space[0].length
      continue
    }
    const { token, length } = firstToken(rest)
    tokens.push(token)
    at += length
  }
  return tokens
}

function firstToken(rest: string): { readonly token: Token; readonly length: number } {
  const sign = /^(?:&&|\|\||[()])/.exec(rest)?.[0]
  if (sign) return { token: { kind: sign as '(' | ')' | '&&' | '||' }, length: sign.length }
  const operator = /^(?:!=|<=|>=|=|<|>)/.exec(rest)?.[0]
  if (operator) return { token: { kind: 'operator', operator: operator as Comparison }, length: operator.length }
  if (rest.startsWith('"')) return quoted(rest)
  if (rest.startsWith('%')) throw new Error('it holds a regular expression')
  if (rest.startsWith('$')) return selector(rest)
  const word = /^[^\s()&|=!<>"]+/.exec(rest)?.[0]
  if (!word) throw new Error(`${JSON.stringify(rest.slice(0, 20))} is not understood`)
  return { token: { kind: 'word', text: word }, length: word.length }
}

function quoted(rest: string) {
  let text = ''
  for (let at = 1; at < rest.length; at++) {
    const character = rest[at]
    if (character === '"') return { token: { kind: 'text', text } as const, length: at + 1 }
    text += character === '\\' ? (rest[++at] ?? '') : character
  }
  throw new Error('a quotation mark is not closed')
}

/** `$.a.b`, `$.a[0].b`, `$.a[*]`, `$.a["b"]`. */
function selector(rest: string) {
  const path: string[] = []
  let at = 1
  for (;;) {
    const part = /^(?:\.([^\s.[\]()&|=!<>"]+)|\[\s*(?:(\d+|\*)|"([^"]*)")\s*\])/.exec(rest.slice(at))
    if (!part) break
    path.push(part[1] ?? part[3] ?? `[${part[2]}]`)
    at += part[0].length
  }
  if (path.length === 0) throw new Error('a selector names no field')
  return { token: { kind: 'selector', path } as const, length: at }
}

/** Recursive descent; `&&` binds closer than `||`. */
class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  all(): Test {
    const test = this.#or(0)
    if (this.#at < this.#tokens.length) throw new Error('something follows its end')
    return test
  }

  #or(depth: number): Test {
    const tests = [this.#and(depth)]
    while (this.#take('||')) tests.push(this.#and(depth))
    return (event) => tests.some((test) => test(event))
  }

  #and(depth: number): Test {
    const tests = [this.#term(depth)]
    while (this.#take('&&')) tests.push(this.#term(depth))
    return (event) => tests.every((test) => test(event))
  }

  #term(depth: number): Test {
    if (depth > 50) throw new Error('it is nested more than 50 deep')
    if (this.#take('(')) {
      const test = this.#or(depth + 1)
      if (!this.#take(')')) throw new Error('a parenthesis is not closed')
      return test
    }
    const token = this.#next()
    if (token?.kind !== 'selector') throw new Error('a field is wanted where there is none')
    return this.#condition(token.path)
  }

  #condition(path: readonly string[]): Test {
    const token = this.#next()
    if (token?.kind === 'operator') return comparison(path, token.operator, this.#next())
    const words = [token, ...(token?.kind === 'word' && /^(is|not)$/i.test(token.text) ? [this.#next()] : [])]
    const phrase = words.map((word) => (word?.kind === 'word' ? word.text.toUpperCase() : '?')).join(' ')
    const test = phrases.get(phrase)
    if (!test) throw new Error(`${phrase} is no condition`)
    return (event) => test(valuesAt(event, path))
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++]
  }

  #take(kind: Token['kind']): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false
    this.#at++
    return true
  }
}

const phrases: ReadonlyMap<string, (values: readonly unknown[]) => boolean> = new Map([
  ['EXISTS', (values) => values.length > 0],
  ['NOT EXISTS', (values) => values.length === 0],
  ['IS NULL', (values) => values.includes(null)],
  ['IS TRUE', (values) => values.includes(true)],
  ['IS FALSE', (values) => values.includes(false)],
])

function comparison(path: readonly string[], operator: Comparison, value: Token | undefined): Test {
  if (value?.kind !== 'word' && value?.kind !== 'text') throw new Error('a value is wanted after a comparison')
  const wanted = value.text
  return (event) => valuesAt(event, path).some((found) => compares(found, operator, wanted))
}

function compares(found: unknown, operator: Comparison, wanted: string): boolean {
  if (typeof found === 'object') return false
  if (operator === '=') return equals(found, wanted)
  if (operator === '!=') return !equals(found, wanted)
  const [left, right] = [Number(found), Number(wanted)]
  if (operator === '<') return left < right
  if (operator === '>') return left > right
  return operator === '<=' ? left <= right : left >= right
}

function equals(found: unknown, wanted: string): boolean {
  return typeof found === 'number' ? found === Number(wanted) : matchesWildcard(String(found), wanted)
}

/** `*` stands for any run of characters. Linear. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}

/** Values that a path leads to: none, one, or through `[*]` several. */
function valuesAt(event: unknown, path: readonly string[]): readonly unknown[] {
  let values: readonly unknown[] = [event]
  for (const name of path) values = values.flatMap((value) => step(value, name))
  return values
}

function step(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const index = /^\[(\d+|\*)\]$/.exec(name)?.[1]
  if (index !== undefined) {
    if (!Array.isArray(value)) return []
    return index === '*' ? value : value.slice(Number(index), Number(index) + 1)
  }
  return Object.hasOwn(value, name) ? [(value as Readonly<Record<string, unknown>>)[name]] : []
}
