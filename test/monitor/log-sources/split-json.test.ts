import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonPiece } from '#lib/monitor/log-sources/json-piece.ts'
import { defaultReadLimits, type ReadLimits } from '#lib/monitor/log-sources/read-limits.ts'
import { JsonSplitter } from '#lib/monitor/log-sources/split-json.ts'
import { cut } from './chunks.ts'

function split(content: string | Uint8Array, limits: Partial<ReadLimits> = {}, sizes?: readonly number[]): JsonPiece[] {
  const splitter = new JsonSplitter({ ...defaultReadLimits, ...limits })
  const chunks = cut(Buffer.from(content), sizes)
  return [...chunks.flatMap((chunk) => splitter.push(Buffer.from(chunk))), ...splitter.end()]
}

/** What was handed over: the parsed record, or why there is none. */
function read(content: string | Uint8Array, limits?: Partial<ReadLimits>, sizes?: readonly number[]): unknown[] {
  return split(content, limits, sizes).map((piece) => piece.bad ?? JSON.parse(piece.bytes.toString()))
}

const lookAlike = fc.constantFrom('{"Records":[', '},{"eventVersion":"1.0"', '"]}', '\\"},{', '\n{', 'Records', '[[[', '\\', 'é😀\u0000')
const text = fc.oneof(fc.string({ unit: 'binary' }), lookAlike)
const key = fc.oneof(text, fc.constantFrom('Records', '__proto__', 'constructor', 'eventName'))
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, text, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('any'), { maxLength: 3 }),
  object: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
})).any
/** A record; one of its own with a list under `Records` would be the wrapper, which a record of AWS never is. */
const record = fc
  .dictionary(
    key.filter((name) => name !== 'Records'),
    value,
    { maxKeys: 5 },
  )
  .map((fields) => JSON.parse(JSON.stringify(fields)) as unknown)
const records = fc.array(record, { maxLength: 6 })
const indent = fc.constantFrom(undefined, 1, '\t')
const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 })

describe('JsonSplitter', () => {
  it('equals JSON.parse on {"Records":[…]} among other keys in any order', () => {
    const others = fc.dictionary(
      key.filter((name) => name !== 'Records'),
      value,
      { maxKeys: 4 },
    )
    fc.assert(
      fc.property(records, others, fc.nat(4), indent, sizes, (list, other, at, space, chunks) => {
        const entries = Object.entries(other)
        entries.splice(at, 0, ['Records', list])
        const json = JSON.stringify(Object.fromEntries(entries), null, space)
        expect(read(json, {}, chunks)).toEqual(JSON.parse(JSON.stringify(list)))
      }),
      { numRuns: 300 },
    )
  })

  it('equals JSON.parse on a list, whatever its members are', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), indent, sizes, (list, space, chunks) => {
        const json = JSON.stringify(list, null, space)
        expect(read(json, {}, chunks)).toEqual(JSON.parse(json))
      }),
      { numRuns: 300 },
    )
  })

  it('equals JSON.parse on objects one after the other', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('', '\n', '\r\n', ' \n\n '), sizes, (list, between, chunks) => {
        const lines = list.map((each) => JSON.stringify(each))
        expect(read(lines.join(between), {}, chunks)).toEqual(lines.map((line) => JSON.parse(line)))
      }),
      { numRuns: 300 },
    )
  })

  it('names index and offset of each record', () => {
    const json = '{"a":1, "Records" : [ {"n":"é"},{"n":2} ] }\n{"Records":[{"n":3}]}'
    const pieces = split(json, {}, [3])
    expect(pieces.map((piece) => piece.index)).toEqual([0, 1, 2])
    const bytes = Buffer.from(json)
    for (const piece of pieces) expect(bytes.subarray(piece.offset, piece.offset + piece.bytes.length).equals(piece.bytes)).toBe(true)
  })

  const shapes: readonly (readonly [what: string, content: string, wanted: readonly unknown[]])[] = [
    ['nothing', '', []],
    ['white space', ' \n\t ', []],
    ['no records', '{"Records":[]}', []],
    ['an empty list', '[]', []],
    ['a byte order mark', '\ufeff{"Records":[{"a":1}]}', [{ a: 1 }]],
    ['a key written with escapes', '{"\\u0052ecords":[{"a":1}]}', [{ a: 1 }]],
    ['the list twice', '{"Records":[{"a":1}],"Records":[{"a":2}]}', [{ a: 1 }, { a: 2 }]],
    ['look-alikes below', '{"x":{"Records":[{"a":1}]},"Records":[{"b":{"Records":[{"c":1}]}}]}', [{ b: { Records: [{ c: 1 }] } }]],
    ['a list that is none', '{"Records":{"a":[1]}}', [{ Records: { a: [1] } }]],
    ['a text as the first record', '{"Records":["x",{"a":1}]}', ['x', { a: 1 }]],
    ['Records as a value', '{"x":"Records","y":[{"a":1}]}', [{ x: 'Records', y: [{ a: 1 }] }]],
    ['several files in one', '{"Records":[{"a":1}]}{"Records":[{"a":2}]}\n[{"a":3}]\n{"a":4}', [{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }]],
    ['a stray comma', '[{"a":1},,{"a":2},]', [{ a: 1 }, { a: 2 }]],
  ]
  it.each(shapes)('reads %s', (_what, content, wanted) => {
    for (const size of [1, 2, 7, 1000]) expect(read(content, {}, [size])).toEqual(wanted)
  })

  const broken: readonly (readonly [what: string, content: string, wanted: readonly unknown[]])[] = [
    ['a line without its end', '{"a":{"b":1}\n{"a":2}\n', ['malformed', { a: 2 }]],
    ['a line that ends in a text', '{"a":"b\n{"a":2}\n', ['malformed', { a: 2 }]],
    ['a line that ends in a list', '{"a":1}\n{"a":[1,\n{"a":2}\n', [{ a: 1 }, 'malformed', { a: 2 }]],
    ['a line that ends after a key', '{"a":1}\n{"a":\n{"a":2}\n', [{ a: 1 }, 'malformed', { a: 2 }]],
    ['a line that is no JSON', '{"a":1}\nwhat is this {}\n\nand this\n{"a":2}', [{ a: 1 }, 'malformed', { a: 2 }]],
    ['brackets closed by others', '[{"a":[1},{"a":2}]', ['malformed', { a: 2 }]],
    ['a member never closed', '{"Records":[{"a":{"b":1},{"a":2},{"a":3}]}', ['malformed', { a: 2 }, { a: 3 }]],
    ['a foreign word', '{"Records":[{"a":undefined,"b":{}},{"a":2}]}', ['malformed', { a: 2 }]],
    ['a control character in a text', '[{"a":"x\ty"},{"a":2}]', ['malformed', { a: 2 }]],
    ['a missing quote', '[{"a":"x},{"b":"y"},{"a":2},{"a":3}]', ['malformed', { a: 2 }, { a: 3 }]],
    ['a broken file before another', '{"Records":[{"a":oops\n{"Records":[{"a":2}]}', ['malformed', { a: 2 }]],
    ['the end in a record', '{"Records":[{"a":1},{"a":', [{ a: 1 }, 'unterminated']],
    ['the end in a text', '{"Records":[{"a":1},{"a":"b\\', [{ a: 1 }, 'unterminated']],
    ['the end in the list', '[{"a":1},', [{ a: 1 }, 'unterminated']],
    ['the end in the wrapper', '{"Records":[{"a":1}]', [{ a: 1 }, 'unterminated']],
    ['one bracket too many', '[{"a":1}]]', [{ a: 1 }, 'malformed']],
  ]
  it.each(broken)('goes on after %s', (_what, content, wanted) => {
    for (const size of [1, 2, 7, 1000]) expect(read(content, {}, [size])).toEqual(wanted)
  })

  it('drops a record over the size and reads the next, whatever the chunks', () => {
    const big = JSON.stringify({ big: 'x'.repeat(5000) })
    for (const size of [1, 64, 4096, 100_000]) {
      const pieces = split(`{"Records":[{"a":1},${big},{"a":2}]}`, { maxRecordBytes: 1000 }, [size])
      expect(pieces.map((piece) => piece.bad)).toEqual([undefined, 'too-large', undefined])
      expect(pieces[1]).toMatchObject({ index: 1, offset: 20 })
      const shown = pieces[1]?.bytes.toString() ?? ''
      expect(shown.length).toBeLessThanOrEqual(2000)
      expect(shown).toMatch(/^\{"big":"x{900}/)
    }
    expect(read(`${big}\n{"a":2}`, { maxRecordBytes: 1000 }, [100])).toEqual(['too-large', { a: 2 }])
  })

  it('is not stopped by a large wrapper', () => {
    const json = `{"other":"${'x'.repeat(5000)}","deep":${'['.repeat(200)}${']'.repeat(200)},"Records":[{"a":1}],"more":"${'y'.repeat(5000)}"}`
    expect(read(json, { maxRecordBytes: 1000 }, [700])).toEqual([{ a: 1 }])
  })

  it('drops a record of 10,000 levels without overflowing, and reads the next', () => {
    const deep = `${'{"a":['.repeat(5000)}${']}'.repeat(5000)}`
    for (const size of [1, 999, 1_000_000]) {
      expect(read(`{"Records":[${deep},{"a":1}]}`, {}, [size])).toEqual(['too-deep', { a: 1 }])
      expect(read(`${deep}\n{"a":1}`, {}, [size])).toEqual(['too-deep', { a: 1 }])
    }
  })

  it('takes a record of exactly the deepest level', () => {
    const nested = (levels: number): string => `${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`
    expect(read(`[{"a":${nested(64)}},{"a":${nested(65)}}]`).map((each) => typeof each)).toEqual(['object', 'string'])
  })

  it.each([
    ['{', 1_000, 20_000],
    // The first of a line is shown whatever it is: it may say that the file has a record a line.
    ['{}', 1_001, 20_000],
    ['{\n', 1_000, 20_000],
    ['{"', 1_000, 10_000],
  ])('counts a file of nothing but %j behind its first thousand elements', (unit, listed, elements) => {
    const pieces = split(unit.repeat(20_000), {}, [30_000])
    const shown = pieces.filter(({ run }) => run === undefined)
    expect([shown.length, pieces.reduce((sum, { run = 1 }) => sum + run, 0)]).toEqual([listed, elements])
    expect(pieces.length).toBeLessThan(1_005)
  })

  it('gives the same for any bytes under any chunking', () => {
    const soup = fc.array(
      fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\n', '\\', 'x', '1', ' ', '"Records":[', '{"a":1}', '\n{', '\u0000', 'é'),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(soup, sizes, (parts, chunks) => {
        const told = (piece: JsonPiece): unknown => [piece.index, piece.bad, piece.offset, piece.bytes.toString()]
        const pieces = split(parts.join(''), {}, chunks)
        expect(pieces.map((piece) => piece.index)).toEqual(pieces.map((_, at) => at))
        expect(split(parts.join('')).map(told)).toEqual(pieces.map(told))
      }),
      { numRuns: 2000 },
    )
  })

  it('loses no line to a line that was cut anywhere', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 5 }), fc.nat(), fc.nat(), sizes, (list, which, length, chunks) => {
        const lines = list.map((each) => JSON.stringify(each))
        const at = 1 + (which % (lines.length - 1))
        const line = lines[at] ?? ''
        lines[at] = line.slice(0, 1 + (length % (line.length - 1)))
        const wanted: unknown[] = [...list]
        // At the end of the file it is not wrong, it is not finished.
        wanted[at] = at === lines.length - 1 ? expect.stringMatching(/^(malformed|unterminated)$/) : 'malformed'
        expect(read(lines.join('\n'), {}, chunks)).toEqual(wanted)
      }),
      { numRuns: 500 },
    )
  })
})
