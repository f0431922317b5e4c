import { AddressRanges, type AddressWords, addressWords, type RangeTable } from './address-ranges.ts'

/** Most entries of one list; above it every further entry is an error, so that nobody takes a cut list for a whole one. */
export const mostEntries = 2_000_000
/** Longest entry, characters: IAM's longest ARN has 2,048. */
const longestEntry = 2_048
/** Longest domain name (RFC 1035), with its last dot. */
const longestDomain = 254
const mostErrors = 100

/** A line of a list that cannot be used. */
export interface IntelError {
  /** 1-based. */
  readonly line: number
  readonly message: string
}

/** Addresses, ranges, domains and texts, to be looked up in. Immutable. */
export class IntelList {
  readonly #four: RangeTable
  readonly #six: RangeTable
  readonly #domains: ReadonlySet<string>
  readonly #texts: ReadonlySet<string>

  /** Made by `parseIntelList`. */
  constructor(four: RangeTable, six: RangeTable, domains: ReadonlySet<string>, texts: ReadonlySet<string>) {
    this.#four = four
    this.#six = six
    this.#domains = domains
    this.#texts = texts
  }

  /** How many entries there are; addresses and ranges that overlap count as one. */
  get size(): number {
    return this.#four.size + this.#six.size + this.#domains.size + this.#texts.size
  }

  /**
   * Whether the value is in the list: an address in one of its ranges, a domain that is one of its domains or below one, or one of
   * its texts. Case does not matter. Time does not depend on the size of the list, apart from a binary search.
   */
  has(value: string): boolean {
    if (value.length > longestEntry) return false
    const address = addressWords(value)
    if (address) return (address.length === 1 ? this.#four : this.#six).has(address)
    const text = value.toLowerCase()
    return this.#texts.has(text) || (this.#domains.size > 0 && this.#hasDomain(text))
  }

  #hasDomain(text: string): boolean {
    if (text.length > longestDomain) return false
    const name = text.endsWith('.') ? text.slice(0, -1) : text
    if (this.#domains.has(name)) return true
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) if (this.#domains.has(name.slice(dot + 1))) return true
    return false
  }
}

/**
 * Reads a list: one entry a line; what follows a `#` at the start of a line or behind white space is a comment. An entry is, by its
 * content, an IPv4 or IPv6 address, a range (`10.0.0.0/8`), a domain (`example.com` or `*.example.com`: it and all below it), or
 * any other text, to be met exactly. Lines that look like an address and are none are errors, of which the first 100 are
 * told; every other line is used. Never throws.
 */
export function parseIntelList(text: string): { readonly list: IntelList; readonly errors: readonly IntelError[] } {
  const four = new AddressRanges(1)
  const six = new AddressRanges(4)
  const [domains, texts] = [new Set<string>(), new Set<string>()]
  const errors: IntelError[] = []
  let [entries, wrong] = [0, 0]
  for (const [line, entry] of entriesOf(text)) {
    const read = ++entries > mostEntries ? `is entry ${entries}; wanted at most ${mostEntries}: split the list` : readEntry(entry)
    if (typeof read === 'string') {
      if (++wrong <= mostErrors) errors.push({ line, message: read })
      else if (wrong === mostErrors + 1) errors.push({ line, message: 'and more lines from here on that cannot be used' })
    } else if (read.kind === 'range') (read.address.length === 1 ? four : six).add(read.address, read.bits)
    else if (read.kind === 'domain') domains.add(read.name)
    else texts.add(read.text)
  }
  return { list: new IntelList(four.table(), six.table(), domains, texts), errors }
}

/** The entries with their lines, comments taken off. */
function* entriesOf(text: string): Generator<readonly [line: number, entry: string]> {
  let line = 0
  for (let from = text.charCodeAt(0) === 0xfeff ? 1 : 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const entry = withoutComment(text.slice(from, end < 0 ? text.length : end))
    from = end < 0 ? text.length : end + 1
    line++
    if (entry !== '') yield [line, entry]
  }
}

function withoutComment(line: string): string {
  const sharp = line.indexOf('#')
  if (sharp < 0) return line.trim()
  const comment = line.search(/(?:^|\s)#/)
  return (comment < 0 ? line : line.slice(0, comment)).trim()
}

type Entry =
  | { readonly kind: 'range'; readonly address: AddressWords; readonly bits: number }
  | { readonly kind: 'domain'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/** Labels with dots between them, of which the last is no number; letters of any script, as lists have names unencoded, too. */
const domainForm = /^(?:[\p{L}\p{M}\p{N}_-]{1,63}\.)+\p{L}[\p{L}\p{M}\p{N}-]{0,62}$/u
/** Digits, dots and perhaps a length: somebody meant an address. */
const addressForm = /^\d{1,20}(?:\.\d{0,20}){1,10}(?:\/\S{0,20})?$/
const rangeForm = /^[\da-f:.]{2,60}\/\d{1,10}$/i

function readEntry(entry: string): Entry | string {
  if (entry.length > longestEntry) return `has ${entry.length} characters; wanted at most ${longestEntry}`
  const slash = entry.indexOf('/')
  const address = addressWords(slash < 0 ? entry : entry.slice(0, slash))
  if (address) {
    const bits = slash < 0 ? address.length * 32 : bitsOf(entry, slash, address)
    if (bits !== undefined) return { kind: 'range', address, bits }
  }
  if (addressForm.test(entry) || rangeForm.test(entry) || (address && slash >= 0))
    return `is ${JSON.stringify(entry.slice(0, 80))}, no address and no range; wanted one such as 198.51.100.7, 10.0.0.0/8 or 2001:db8::/32`
  const text = entry.toLowerCase()
  const bare = text.startsWith('*.') ? text.slice(2) : text
  const name = bare.endsWith('.') ? bare.slice(0, -1) : bare
  if (name.length < longestDomain && domainForm.test(name)) return { kind: 'domain', name }
  if (text.includes('*')) return `is ${JSON.stringify(entry.slice(0, 80))}; wanted no wildcard but "*." before a domain`
  return { kind: 'text', text }
}

/** Length of the prefix; for a mapped IPv4 range (`::ffff:10.0.0.0/104`) that of the IPv4 range. */
function bitsOf(entry: string, slash: number, address: AddressWords): number | undefined {
  const digits = entry.slice(slash + 1)
  if (!/^\d{1,3}$/.test(digits)) return undefined
  const isMapped = address.length === 1 && entry.includes(':')
  const bits = Number(digits) - (isMapped ? 96 : 0)
  return bits >= 0 && bits <= address.length * 32 ? bits : undefined
}
