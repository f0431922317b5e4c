import fc from 'fast-check'

/** How JSON is written: the same value has many texts. */
export interface Spelling {
  /** Decides about each character, key and number in turn. */
  readonly choices: readonly number[]
  /** How often a character is escaped that need not be. */
  readonly escapes: 'never' | 'often'
  /** Blanks between tokens. */
  readonly blanks: string
}

export const spelling: fc.Arbitrary<Spelling> = fc.record({
  choices: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 9 }),
  escapes: fc.constantFrom('never', 'never', 'often'),
  blanks: fc.constantFrom('', '', ' ', '\n  ', '\t\r\n'),
})

/** A JSON text of the value, its keys in any order, its characters escaped or not. */
export function jsonText(value: unknown, { choices, escapes, blanks }: Spelling): string {
  let turn = 0
  const choose = (below: number): number => (choices[turn++ % choices.length] ?? 0) % below
  const write = (part: unknown): string => {
    if (typeof part === 'string') return quoted(part)
    if (typeof part === 'number' && Number.isInteger(part) && Math.abs(part) < 10_000)
      return [`${part}`, `${part}.0`, `${part}e0`][choose(3)] ?? ''
    if (Array.isArray(part)) return `[${blanks}${part.map(write).join(`${blanks},${blanks}`)}${blanks}]`
    if (typeof part !== 'object' || part === null) return JSON.stringify(part)
    const entries = Object.entries(part)
    const from = entries.length === 0 ? 0 : choose(entries.length)
    const members = [...entries.slice(from), ...entries.slice(0, from)].map(
      ([key, member]) => `${quoted(key)}${blanks}:${blanks}${write(member)}`,
    )
    return `{${blanks}${members.join(`${blanks},${blanks}`)}${blanks}}`
  }
  const quoted = (text: string): string => {
    if (escapes === 'never') return JSON.stringify(text)
    return `"${Array.from({ length: text.length }, (_, at) => escaped(text[at] ?? '', choose(4))).join('')}"`
  }
  return write(value)
}

function escaped(unit: string, choice: number): string {
  const code = unit.charCodeAt(0)
  const isHalf = code >= 0xd800 && code <= 0xdfff
  if (choice === 0 || isHalf) return `\\u${code.toString(16).padStart(4, '0')}`
  if (choice === 1 && unit === '/') return '\\/'
  return JSON.stringify(unit).slice(1, -1)
}
