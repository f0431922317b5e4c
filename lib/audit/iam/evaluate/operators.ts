import type { Look } from './context-value.ts'
import { variableText } from './policy-variables.ts'
import type { Ternary } from './ternary.ts'

/** Compares a value of the request with the one of the policy that it was made for. */
export type Compare = (value: string, look: Look) => Ternary

/** An operator without its negation, quantifier and `IfExists`. */
interface Comparison {
  /** `…Not…`: fulfilled when no value of the policy compares. */
  readonly isNegated: boolean
  readonly compile: (wanted: string) => Compare
}

const text = (wild: boolean, fold?: (one: string) => string) => (wanted: string) => variableText(wanted, wild, fold)
const lower = (one: string): string => one.toLowerCase()

const number = (test: (got: number, wanted: number) => boolean) => (wanted: string) => ordered(numberOf(wanted), numberOf, test)
const date = (test: (got: number, wanted: number) => boolean) => (wanted: string) => ordered(timeOf(wanted), timeOf, test)

function ordered(wanted: number, read: (value: string) => number, test: (got: number, wanted: number) => boolean): Compare {
  return (value) => {
    const got = read(value)
    return Number.isNaN(got) || Number.isNaN(wanted) ? false : test(got, wanted)
  }
}

const numberOf = (value: string): number => (/^[+-]?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : Number.NaN)
/** ISO 8601, or seconds since the epoch. */
const timeOf = (value: string): number => (/^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value))

/** Each of the six parts of an ARN is compared by itself (the last may hold colons). */
function arn(wanted: string): Compare {
  const parts = arnParts(wanted)
  if (!parts) return () => false
  const compares = parts.map((part) => variableText(part, true))
  return (value, look) => {
    const got = arnParts(value)
    if (!got) return false
    let unknown: Ternary = true
    for (const [index, compare] of compares.entries()) {
      const answer = compare(got[index] ?? '', look)
      if (answer === false) return false
      if (answer !== true) unknown = answer
    }
    return unknown
  }
}

/** Splits at the first five colons that stand outside of a policy variable. */
function arnParts(value: string): readonly string[] | undefined {
  if (value === '*') return ['*', '*', '*', '*', '*', '*']
  const parts: string[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at < value.length && parts.length < 5; at++) {
    if (value[at] === '$' && value[at + 1] === '{') depth++
    else if (value[at] === '}' && depth > 0) depth--
    else if (value[at] === ':' && depth === 0) {
      parts.push(value.slice(start, at))
      start = at + 1
    }
  }
  return parts.length < 5 ? undefined : [...parts, value.slice(start)]
}

function network(wanted: string): Compare {
  const [address = '', length] = wanted.split('/')
  const base = bitsOf(address)
  if (!base) return () => false
  const width = length === undefined ? base.length : Number(length)
  const prefix = base.slice(0, width)
  return (value) => {
    const bits = bitsOf(value)
    return bits !== undefined && bits.length === base.length && bits.startsWith(prefix)
  }
}

const dotted = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** An address as a text of bits; undefined when it is none. */
function bitsOf(address: string): string | undefined {
  if (dotted.test(address)) {
    const parts = address.split('.').map(Number)
    return parts.every((part) => part <= 255) ? parts.map((part) => part.toString(2).padStart(8, '0')).join('') : undefined
  }
  if (address.length > 45 || !/^[0-9a-f:.]+$/i.test(address)) return undefined
  const halves = address.split('::')
  if (halves.length > 2 || !address.includes(':')) return undefined
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':').flatMap(wordsOf)))
  const missing = 8 - front.length - back.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const words = [...front, ...Array.from({ length: missing }, () => '0'), ...back]
  if (!words.every((word) => /^[0-9a-f]{1,4}$/i.test(word))) return undefined
  return words.map((word) => Number.parseInt(word, 16).toString(2).padStart(16, '0')).join('')
}

/** A group of IPv6, or the dotted end of a mapped address as two. */
function wordsOf(group: string): string[] {
  if (!group.includes('.')) return [group]
  const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number)
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)]
}

/** Takes variables, too (IAM User Guide, "Policy variables"). */
const bool = (wanted: string): Compare => {
  const test = variableText(wanted, false, lower)
  return (got, look) => (/^(?:true|false)$/i.test(got) ? test(got, look) : false)
}

const pair = (positive: string, negative: string, compile: Comparison['compile']): readonly (readonly [string, Comparison])[] => [
  [positive, { isNegated: false, compile }],
  [negative, { isNegated: true, compile }],
]
const single = (name: string, compile: Comparison['compile']): readonly [string, Comparison] => [name, { isNegated: false, compile }]

/** Operators of conditions by their names in lower case (IAM User Guide, "Condition operators"). */
export const comparisons: ReadonlyMap<string, Comparison> = new Map([
  ...pair('stringequals', 'stringnotequals', text(false)),
  ...pair('stringequalsignorecase', 'stringnotequalsignorecase', text(false, lower)),
  ...pair('stringlike', 'stringnotlike', text(true)),
  ...pair('arnequals', 'arnnotequals', arn),
  ...pair('arnlike', 'arnnotlike', arn),
  ...pair('ipaddress', 'notipaddress', network),
  ...pair(
    'numericequals',
    'numericnotequals',
    number((got, wanted) => got === wanted),
  ),
  single(
    'numericlessthan',
    number((got, wanted) => got < wanted),
  ),
  single(
    'numericlessthanequals',
    number((got, wanted) => got <= wanted),
  ),
  single(
    'numericgreaterthan',
    number((got, wanted) => got > wanted),
  ),
  single(
    'numericgreaterthanequals',
    number((got, wanted) => got >= wanted),
  ),
  ...pair(
    'dateequals',
    'datenotequals',
    date((got, wanted) => got === wanted),
  ),
  single(
    'datelessthan',
    date((got, wanted) => got < wanted),
  ),
  single(
    'datelessthanequals',
    date((got, wanted) => got <= wanted),
  ),
  single(
    'dategreaterthan',
    date((got, wanted) => got > wanted),
  ),
  single(
    'dategreaterthanequals',
    date((got, wanted) => got >= wanted),
  ),
  single('bool', bool),
  single('binaryequals', (wanted) => (got) => got === wanted),
])
