import { anyOne, anything, literalOf, type Pattern, parsePattern } from './pattern.ts'

/** Most texts that one value may turn into by `windash`, `base64offset` and `expand`. */
export const maxVariants = 1_000

/** Why a value cannot be transformed; the caller knows where it stands. */
export class UnfitValue extends Error {}

const dashes = ['-', '/', '\u2013', '\u2014', '\u2015']
/** A dash or slash that opens a parameter: a word follows it and none stands before it. */
const parameterDash = /(?<![\p{L}\p{N}_])[-/\u2013\u2014\u2015](?=[\p{L}\p{N}_])/gu

/** `windash`: every way to write the dashes of a command line. */
export function windash(pattern: Pattern): Pattern[] {
  let variants: Pattern[] = [[]]
  for (const part of pattern) {
    const choices: Pattern = typeof part === 'string' ? dashVariants(part) : [part]
    variants = variants.flatMap((variant) => choices.map((choice): Pattern => [...variant, choice]))
    if (variants.length > maxVariants) throw new UnfitValue(`has more than ${maxVariants} spellings under windash; wanted fewer dashes`)
  }
  return variants
}

function dashVariants(text: string): string[] {
  let variants = ['']
  let from = 0
  for (const { index } of text.matchAll(parameterDash)) {
    const between = text.slice(from, index)
    variants = variants.flatMap((variant) => dashes.map((dash) => variant + between + dash))
    if (variants.length > maxVariants) throw new UnfitValue(`has more than ${maxVariants} spellings under windash; wanted fewer dashes`)
    from = index + 1
  }
  return variants.map((variant) => variant + text.slice(from))
}

/**
 * A value on its way through encodings: text until one of them makes bytes of it. Bytes that no `base64` follows are
 * compared as one character per byte.
 */
export interface Encoded {
  readonly pattern: Pattern
  readonly bytes?: Buffer
}

const wanted = 'wanted plain text: encodings cannot carry wildcards'

function bytesOf({ pattern, bytes }: Encoded): Buffer {
  if (bytes) return bytes
  const text = literalOf(pattern)
  if (text === undefined) throw new UnfitValue(`has a wildcard; ${wanted}`)
  return Buffer.from(text, 'utf8')
}

const ofBytes = (bytes: Buffer): Encoded => ({ pattern: [bytes.toString('latin1')], bytes })
const ofText = (text: string): Encoded => ({ pattern: [text] })

/** `utf16le`, `wide`, `utf16be`, `utf16` (with a byte order mark). */
export function utf16(encoded: Encoded, kind: 'utf16le' | 'utf16be' | 'utf16'): Encoded {
  const little = Buffer.from(bytesOf(encoded).toString('utf8'), 'utf16le')
  if (kind === 'utf16le') return ofBytes(little)
  if (kind === 'utf16be') return ofBytes(little.swap16())
  return ofBytes(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))
}

/** `base64`. */
export function base64(encoded: Encoded): Encoded {
  return ofText(bytesOf(encoded).toString('base64'))
}

/** `base64offset`: the characters that do not depend on what stands before and after, for each of the three positions. */
export function base64Offsets(encoded: Encoded): Encoded[] {
  const bytes = bytesOf(encoded)
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    const from = [0, 2, 3][offset] ?? 0
    const rest = (offset + bytes.length) % 3
    return ofText(text.slice(from, rest === 0 ? undefined : rest === 1 ? -3 : -2))
  })
}

/** A placeholder of `expand`: `%name%`; `\%` is a percent sign. */
const placeholder = /\\%|%([A-Za-z0-9_.-]{1,100})%/g

/** Values of placeholders, by name; a value may be a pattern (`srv*`). */
export type Placeholders = Readonly<Record<string, readonly string[]>>

/**
 * `expand`: every combination of the placeholders' values, each understood by `read`. A placeholder without values is
 * refused: the rule would be blind.
 */
export function expand(pattern: Pattern, placeholders: Placeholders, read: (value: string) => Pattern = parsePattern): Pattern[] {
  let variants: Pattern[] = [[]]
  for (const part of pattern) {
    const choices: Pattern[] = typeof part === 'string' ? expandText(part, placeholders, read) : [[part]]
    variants = variants.flatMap((variant) => choices.map((choice) => joined([...variant, ...choice])))
    if (variants.length > maxVariants) throw new UnfitValue(`expands to more than ${maxVariants} values`)
  }
  return variants
}

function expandText(text: string, placeholders: Placeholders, read: (value: string) => Pattern): Pattern[] {
  let variants: Pattern[] = [[]]
  let from = 0
  for (const match of text.matchAll(placeholder)) {
    const between = text.slice(from, match.index)
    const name = match[1]
    const values = name === undefined ? [['%']] : Object.hasOwn(placeholders, name) ? (placeholders[name] ?? []).map(read) : []
    if (values.length === 0)
      throw new UnfitValue(`has the placeholder %${name}% without values; wanted: give it values, or leave the rule out`)
    variants = variants.flatMap((variant) => values.map((value): Pattern => [...variant, between, ...value]))
    if (variants.length > maxVariants) throw new UnfitValue(`expands to more than ${maxVariants} values`)
    from = match.index + match[0].length
  }
  return variants.map((variant) => [...variant, text.slice(from)])
}

/** Puts neighbouring texts together, so that what looks at the text before a character sees it. */
function joined(pattern: Pattern): Pattern {
  const parts: Pattern[number][] = []
  for (const part of pattern) {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else if (part !== '') parts.push(part)
  }
  return parts
}

/** `contains`, `startswith`, `endswith`: wildcards around the value. */
export function openEnds(pattern: Pattern, kind: 'contains' | 'startswith' | 'endswith'): Pattern {
  const before = kind !== 'startswith' && pattern[0] !== anything ? [anything] : []
  const after = kind !== 'endswith' && pattern.at(-1) !== anything ? [anything] : []
  return [...before, ...pattern, ...after] as Pattern
}

/** Whether a pattern looks for a piece of text rather than for a whole value. */
export function isSearch(pattern: Pattern): boolean {
  return (
    pattern.length > 1 &&
    pattern[0] === anything &&
    pattern.at(-1) === anything &&
    !pattern.every((part) => part === anything || part === anyOne)
  )
}
