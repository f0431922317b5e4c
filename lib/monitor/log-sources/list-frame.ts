import { closeBrace, colon, comma, isSpace, openBrace, openBracket } from './json-bytes.ts'

const key = Buffer.from('"Records"')
/** Bytes that may stand in front of a list before it counts as something else; AWS writes twelve. */
const longestOpening = 4096

/** What stands at a place: the beginning of a list and where its first record may stand, something else, or too little to tell. */
export type Opening = { readonly list: 'array' | 'records'; readonly at: number } | 'none' | 'unsure'

/** Whether a list of records begins at `from`, a place between top-level values: `[` or `{"Records":[`. */
export function listOpening(bytes: Buffer, from: number): Opening {
  const begin = skip(bytes, from, true)
  if (bytes[begin] === openBracket) return { list: 'array', at: begin + 1 }
  let at = begin
  for (const wanted of [openBrace, key, colon, openBracket]) {
    at = skip(bytes, at, false)
    const length = typeof wanted === 'number' ? 1 : wanted.length
    const there = bytes.subarray(at, at + length)
    const fits = typeof wanted === 'number' ? there.length === 0 || there[0] === wanted : there.equals(wanted.subarray(0, there.length))
    if (!fits || at - begin > longestOpening) return 'none'
    if (there.length < length) return 'unsure'
    at += length
  }
  return { list: 'records', at }
}

/**
 * Where the list ends whose closing bracket stands at `from`, the object around it included; `none` when that goes on, `unsure`
 * when there is too little to tell.
 */
export function listEnd(bytes: Buffer, from: number, list: 'array' | 'records'): number | 'none' | 'unsure' {
  if (list === 'array') return from + 1
  const at = skip(bytes, from + 1, false)
  if (at === bytes.length && at - from <= longestOpening) return 'unsure'
  return bytes[at] === closeBrace ? at + 1 : 'none'
}

function skip(bytes: Buffer, from: number, commas: boolean): number {
  let at = from
  while (isSpace(bytes[at] ?? 0) || (commas && bytes[at] === comma)) at++
  return at
}
