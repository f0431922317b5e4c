import { ParquetProblem } from './parquet-problem.ts'

/** A value of Thrift's compact protocol. Integers beyond 2^53 lose digits: they are sizes and offsets, and such ones are refused. */
export type ThriftValue = number | boolean | Uint8Array | readonly ThriftValue[] | ThriftStruct
/** Values by field id. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>

/** Structs of Parquet nest about six deep. */
const maxDepth = 16
/** Fields and list members of one struct together: a footer with a hundred row groups of fifty columns has some 200,000. */
const maxValues = 2_000_000
/** Bytes of a variable-length integer of 64 bits. */
const maxVarint = 10

const types = { stop: 0, true: 1, false: 2, byte: 3, i16: 4, i32: 5, i64: 6, double: 7, binary: 8, list: 9, set: 10, struct: 12 } as const

/**
 * Reads structs of Thrift's compact protocol, in which Parquet writes its footer and page headers (Apache Thrift,
 * "thrift-compact-protocol.md"). Nothing is reserved by a count that the file tells: every value read takes a byte at least.
 */
export class ThriftReader {
  readonly #bytes: Buffer
  readonly #end: number
  #at: number
  #values = 0

  constructor(bytes: Buffer, from: number, end: number) {
    this.#bytes = bytes
    this.#at = from
    this.#end = end
  }

  /** Where the next byte stands. */
  get at(): number {
    return this.#at
  }

  struct(depth = 0): ThriftStruct {
    if (depth > maxDepth) throw new ParquetProblem(`metadata nests deeper than ${maxDepth} levels`)
    const fields = new Map<number, ThriftValue>()
    let id = 0
    for (let head = this.#byte(); (head & 0x0f) !== types.stop; head = this.#byte()) {
      id = head >> 4 > 0 ? id + (head >> 4) : this.#integer()
      fields.set(id, this.#value(head & 0x0f, depth, false))
    }
    return fields
  }

  #value(type: number, depth: number, inList: boolean): ThriftValue {
    this.#values++
    if (this.#values > maxValues) throw new ParquetProblem(`metadata has more than ${maxValues} values`)
    switch (type) {
      case types.true:
      case types.false:
        // In a list a boolean is a byte, in a struct its type says it.
        return inList ? this.#byte() === 1 : type === types.true
      case types.byte:
        return this.#byte()
      case types.i16:
      case types.i32:
      case types.i64:
        return this.#integer()
      case types.double:
        return this.#skip(8)
      case types.binary:
        return this.#skip(this.#varint())
      case types.list:
      case types.set:
        return this.#list(depth + 1)
      case types.struct:
        return this.struct(depth + 1)
      default:
        throw new ParquetProblem(`metadata has a value of the unknown kind ${type}`)
    }
  }

  #list(depth: number): readonly ThriftValue[] {
    if (depth > maxDepth) throw new ParquetProblem(`metadata nests deeper than ${maxDepth} levels`)
    const head = this.#byte()
    const size = head >> 4 === 15 ? this.#varint() : head >> 4
    if (size > this.#end - this.#at) throw new ParquetProblem(`metadata has a list of ${size} members in ${this.#end - this.#at} bytes`)
    const members: ThriftValue[] = []
    while (members.length < size) members.push(this.#value(head & 0x0f, depth, true))
    return members
  }

  #skip(bytes: number): Uint8Array {
    if (bytes > this.#end - this.#at) throw new ParquetProblem('metadata ends within a value')
    this.#at += bytes
    return this.#bytes.subarray(this.#at - bytes, this.#at)
  }

  /** Zigzag: the lowest bit is the sign. */
  #integer(): number {
    const value = this.#varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  #varint(): number {
    let value = 0
    let scale = 1
    for (let count = 0; count < maxVarint; count++) {
      const byte = this.#byte()
      value += (byte & 0x7f) * scale
      if (byte < 0x80) return value
      scale *= 128
    }
    throw new ParquetProblem(`metadata has an integer of more than ${maxVarint} bytes`)
  }

  #byte(): number {
    if (this.#at >= this.#end) throw new ParquetProblem('metadata ends within a value')
    return this.#bytes[this.#at++] ?? 0
  }
}

/** A field that is a number; the fallback where it is absent. */
export function numberIn(struct: ThriftStruct | undefined, id: number, fallback = -1): number {
  const value = struct?.get(id)
  return typeof value === 'number' ? value : fallback
}

/** A field that is a text. */
export function textIn(struct: ThriftStruct, id: number): string {
  const value = struct.get(id)
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : ''
}

/** A field that is a struct. */
export function structIn(struct: ThriftStruct | undefined, id: number): ThriftStruct | undefined {
  const value = struct?.get(id)
  return value instanceof Map ? value : undefined
}

/** The structs of a field that is a list of them. */
export function structsIn(struct: ThriftStruct, id: number): readonly ThriftStruct[] {
  const value = struct.get(id)
  return Array.isArray(value) ? value.filter((member): member is ThriftStruct => member instanceof Map) : []
}
