import ipaddr from 'ipaddr.js'
import { RE2JS } from 're2js'
import type { YamlValue } from '#lib/monitor/sigma/document.ts'
import { formsOf, type Placeholders } from './encodings.ts'
import { textOf, textsBelow } from './look-up.ts'
import { timePart } from './time-parts.ts'
import { describes, type Token } from './wildcards.ts'

const valueModifiers = [
  'contains',
  'startswith',
  'endswith',
  'windash',
  'expand',
  'base64',
  'base64offset',
  'wide',
  'utf16',
  'utf16le',
  'utf16be',
]
const timeModifiers = ['minute', 'hour', 'day', 'week', 'month', 'year']

/** Whether one value of an event is what one value of a rule under these modifiers asks for. */
export function fits(wanted: YamlValue, modifiers: readonly string[], got: unknown, placeholders: Placeholders): boolean {
  const comparison = modifiers.find((each) => ['lt', 'lte', 'gt', 'gte'].includes(each))
  const part = modifiers.find((each) => timeModifiers.includes(each))
  if (part) return compares(timePart(got, part), comparison ?? 'eq', Number(wanted))
  if (comparison) return compares(numberOf(got), comparison, Number(wanted))
  if (modifiers.includes('re'))
    return textsBelow(got).some((text) => expressions(wanted, modifiers, placeholders).some((each) => each.test(text)))
  if (modifiers.includes('cidr')) return addressIn(textOf(got), String(wanted))
  if (wanted === null) return got === null || got === undefined
  const changes = modifiers.filter((each) => valueModifiers.includes(each))
  if (typeof wanted === 'number' && changes.length === 0) return numberOf(got) === wanted
  // How a boolean is written is not the rule's to say.
  const cased = modifiers.includes('cased') && (typeof wanted === 'string' || changes.length > 0)
  return formsOf(String(wanted), changes, placeholders).some((form) => textFits(form, got, cased))
}

/** An object has no text of its own; a search looks through what is below it. */
function textFits(form: readonly Token[], got: unknown, cased: boolean): boolean {
  const text = textOf(got)
  if (text !== undefined) return describes(form, text, cased)
  const isSearch = form[0] === '*' && form.at(-1) === '*' && form.some((token) => typeof token === 'object')
  return isSearch && textsBelow(got).some((each) => describes(form, each, cased))
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : undefined
}

function compares(got: number | undefined, comparison: string, wanted: number): boolean {
  if (got === undefined) return false
  if (comparison === 'lt') return got < wanted
  if (comparison === 'lte') return got <= wanted
  if (comparison === 'gt') return got > wanted
  return comparison === 'gte' ? got >= wanted : got === wanted
}

/** The regular expressions of a value; placeholders are filled with what stands in them, stars and backslashes included. */
function expressions(wanted: YamlValue, modifiers: readonly string[], placeholders: Placeholders): RE2JS[] {
  const flags =
    (modifiers.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (modifiers.includes('m') ? RE2JS.MULTILINE : 0) |
    (modifiers.includes('s') ? RE2JS.DOTALL : 0)
  let sources = [String(wanted)]
  if (modifiers.includes('expand'))
    for (const [name, values] of Object.entries(placeholders))
      sources = sources.flatMap((source) =>
        source.includes(`%${name}%`) ? values.map((value) => source.replaceAll(`%${name}%`, () => value)) : [source],
      )
  return sources.map((source) => RE2JS.compile(source, flags))
}

function addressIn(text: string | undefined, range: string): boolean {
  if (text === undefined || !(ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text))) return false
  const bits = (address: ipaddr.IPv4 | ipaddr.IPv6): string =>
    (address.kind() === 'ipv4' ? [...new Array(10).fill(0), 255, 255, ...address.toByteArray()] : address.toByteArray())
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
  const [network, length] = ipaddr.parseCIDR(range)
  const significant = network.kind() === 'ipv4' ? 96 + length : length
  const address = ipaddr.parse(text)
  // 0.0.0.0/0 is every IPv4 address; ::/0 is every IPv6 address that is no IPv4 address in disguise.
  const isVersion4 = (each: string): boolean => each.startsWith(`${'0'.repeat(80)}${'1'.repeat(16)}`)
  if (significant < 96 && isVersion4(bits(address))) return false
  return bits(address).slice(0, significant) === bits(network).slice(0, significant)
}
