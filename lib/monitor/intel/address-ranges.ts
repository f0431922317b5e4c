import ipaddr from 'ipaddr.js'

/** An address as unsigned 32-bit words, most significant first: one for IPv4, four for IPv6. */
export type AddressWords = readonly number[]

/** Longest textual address. */
const longest = 45

/**
 * The words of an address as people write it: four decimal parts, or IPv6; a mapped IPv4 address (`::ffff:10.0.0.1`) is IPv4.
 * Undefined for anything else, also for the short forms of C (`443`, `127.1`, `0x7f.1`).
 */
export function addressWords(text: string): AddressWords | undefined {
  if (text.length > longest) return undefined
  if (!text.includes(':')) {
    const word = fourParts(text)
    return word === undefined ? undefined : [word]
  }
  if (!ipaddr.IPv6.isValid(text)) return undefined
  const { parts } = ipaddr.IPv6.parse(text)
  const words = [0, 2, 4, 6].map((at) => ((parts[at] ?? 0) * 0x1_0000 + (parts[at + 1] ?? 0)) >>> 0)
  const [first, second, third, fourth = 0] = words
  return first === 0 && second === 0 && third === 0xffff ? [fourth] : words
}

/** `a.b.c.d` as a number; by hand, since a list has a million of them. */
function fourParts(text: string): number | undefined {
  let [word, part, digits, dots] = [0, 0, 0, 0]
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 46 : text.charCodeAt(at)
    if (code === 46) {
      if (digits === 0 || part > 255 || dots > 3) return undefined
      word = word * 256 + part
      dots++
      part = 0
      digits = 0
    } else if (code >= 48 && code <= 57 && digits < 3 && !(digits === 1 && part === 0)) {
      part = part * 10 + code - 48
      digits++
    } else return undefined
  }
  return dots === 4 ? word : undefined
}

/** Collects addresses and ranges, and makes the table that is searched. */
export class AddressRanges {
  readonly #words: number
  #numbers: Uint32Array
  #size = 0

  /** `words` of an address: 1 for IPv4, 4 for IPv6. */
  constructor(words: 1 | 4) {
    this.#words = words
    this.#numbers = new Uint32Array(words * 2 * 64)
  }

  /** Adds all addresses that have the first `bits` bits of `address`. */
  add(address: AddressWords, bits: number): void {
    const width = this.#words * 2
    const at = this.#size * width
    if (at + width > this.#numbers.length) {
      const larger = new Uint32Array(this.#numbers.length * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    for (let word = 0; word < this.#words; word++) {
      const own = Math.min(Math.max(bits - word * 32, 0), 32)
      const mask = own === 0 ? 0 : (0xffff_ffff << (32 - own)) >>> 0
      const first = ((address[word] ?? 0) & mask) >>> 0
      this.#numbers[at + word] = first
      this.#numbers[at + this.#words + word] = (first | ~mask) >>> 0
    }
    this.#size++
  }

  /** The ranges, sorted and put together where they overlap; adding more later does not change it. */
  table(): RangeTable {
    const [words, width, numbers] = [this.#words, this.#words * 2, this.#numbers]
    const order = Uint32Array.from({ length: this.#size }, (_, index) => index * width)
    if (words === 1) order.sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0))
    else order.sort((one, other) => compare(numbers, one, numbers, other, words))
    const merged = new Uint32Array(this.#size * width)
    let size = 0
    for (const from of order) {
      const last = (size - 1) * width
      if (size > 0 && compare(numbers, from, merged, last + words, words) <= 0) {
        if (compare(numbers, from + words, merged, last + words, words) > 0)
          merged.set(numbers.subarray(from + words, from + width), last + words)
      } else merged.set(numbers.subarray(from, from + width), size++ * width)
    }
    return new RangeTable(words, merged.slice(0, size * width))
  }
}

/** Sorted ranges that do not overlap. */
export class RangeTable {
  readonly #words: number
  /** First and last address of each range. */
  readonly #numbers: Uint32Array

  constructor(words: number, numbers: Uint32Array) {
    this.#words = words
    this.#numbers = numbers
  }

  /** How many ranges there are. */
  get size(): number {
    return this.#numbers.length / (this.#words * 2)
  }

  has(address: AddressWords): boolean {
    const [words, width] = [this.#words, this.#words * 2]
    let [low, high] = [0, this.size]
    // The first range that begins after the address; the one before it is the only one that can hold it.
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(this.#numbers, middle * width, address, 0, words) <= 0) low = middle + 1
      else high = middle
    }
    return low > 0 && compare(address, 0, this.#numbers, (low - 1) * width + words, words) <= 0
  }
}

function compare(one: ArrayLike<number>, at: number, other: ArrayLike<number>, there: number, words: number): number {
  for (let word = 0; word < words; word++) {
    const difference = (one[at + word] ?? 0) - (other[there + word] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
