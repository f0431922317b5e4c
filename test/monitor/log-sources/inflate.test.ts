import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflate } from '#lib/monitor/log-sources/inflate.ts'
import { defaultReadLimits, type ReadLimits } from '#lib/monitor/log-sources/read-limits.ts'
import { UnreadableInput } from '#lib/monitor/log-sources/unreadable-input.ts'
import { cut, stream } from './chunks.ts'

interface Outcome {
  readonly output: Buffer
  readonly failure: unknown
}

async function run(input: Uint8Array, limits: Partial<ReadLimits> = {}, sizes?: readonly number[]): Promise<Outcome> {
  const parts: Buffer[] = []
  let failure: unknown
  try {
    for await (const part of inflate(stream(cut(input, sizes)), { ...defaultReadLimits, ...limits })) parts.push(part)
  } catch (error) {
    failure = error
  }
  return { output: Buffer.concat(parts), failure }
}

const chunkSizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 })
const content = fc.uint8Array({ maxLength: 20_000, size: 'max' })

describe('inflate', () => {
  it('equals zlib on any number of members and any chunking', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 4 }), chunkSizes, async (members, sizes) => {
        const packed = Buffer.concat(members.map((member) => gzipSync(member)))
        const { output, failure } = await run(packed, {}, sizes)
        expect(failure).toBeUndefined()
        expect(output.equals(gunzipSync(packed))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('lets everything else pass', async () => {
    await fc.assert(
      fc.asyncProperty(content, chunkSizes, async (bytes, sizes) => {
        fc.pre(!(bytes[0] === 0x1f && bytes[1] === 0x8b))
        const { output, failure } = await run(bytes, {}, sizes)
        expect(failure).toBeUndefined()
        expect(output.equals(bytes)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('yields what stands before the cut of a truncated file, wherever it is', async () => {
    const text = Buffer.from(Array.from({ length: 20_000 }, (_, n) => `line ${n * 7919}\n`).join(''))
    const packed = gzipSync(text)
    for (const length of [packed.length - 1, packed.length - 9, packed.length >> 1, 30, 11, 2]) {
      const { output, failure } = await run(packed.subarray(0, length))
      expect(failure).toMatchObject({ name: 'UnreadableInput', reason: 'truncated-gzip' })
      expect(text.subarray(0, output.length).equals(output)).toBe(true)
      // All of deflate's output but what its last unfinished block still needs.
      expect(output.length).toBeGreaterThanOrEqual(Math.floor((length / packed.length) * text.length * 0.8) - 2000)
    }
  })

  it('yields the first member when the second is cut', async () => {
    const packed = Buffer.concat([gzipSync('first'), gzipSync('second').subarray(0, 12)])
    const { output, failure } = await run(packed)
    expect(output.toString()).toMatch(/^first/)
    expect(failure).toMatchObject({ reason: 'truncated-gzip' })
  })

  it('says that a file is damaged', async () => {
    const packed = Buffer.from(gzipSync(Buffer.from(Array.from({ length: 100_000 }, (_, n) => String(n * 104_729)).join())))
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 64)
    const { output, failure } = await run(packed)
    expect(failure).toMatchObject({ reason: 'corrupt-gzip', message: expect.stringContaining('Fetch the file again') })
    expect(output.length).toBeGreaterThan(100_000)
  })

  it('takes zeros behind a member for padding, and says that anything else was not read', async () => {
    const padded = Buffer.concat([gzipSync('content'), Buffer.alloc(40_000)])
    expect(await run(padded)).toEqual({ output: Buffer.from('content'), failure: undefined })
    for (const sizes of [[65_536], [1], [40_020]]) {
      const { output, failure } = await run(Buffer.concat([padded, gzipSync('more')]), {}, sizes)
      expect(output.toString()).toBe('content')
      expect(failure).toMatchObject({ reason: 'corrupt-gzip' })
    }
  })

  it('stops a bomb soon after the floor', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 ** 2), { level: 1 })
    let output = 0
    let failure: unknown
    try {
      for await (const part of inflate(stream([bomb]), defaultReadLimits)) output += part.length
    } catch (error) {
      failure = error
    }
    expect(failure).toMatchObject({ reason: 'gzip-bomb', message: expect.stringMatching(/wanted at most 200 times/) })
    expect(output).toBeLessThanOrEqual(defaultReadLimits.ratioFloorBytes)
  })

  it('stops at the cap, packed or not', async () => {
    const text = Buffer.alloc(100_000, 'text that is long enough ')
    for (const input of [text, gzipSync(text)]) {
      const { output, failure } = await run(input, { maxOutputBytes: 70_000 }, [1000])
      expect(failure).toBeInstanceOf(UnreadableInput)
      expect(failure).toMatchObject({ reason: 'too-large' })
      expect(output.length).toBeLessThanOrEqual(70_000)
    }
  })

  it('reads no faster than it is taken, and closes its source when the taker leaves', async () => {
    let given = 0
    let closed = false
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        const packed = gzipSync(Buffer.from(Array.from({ length: 200_000 }, (_, n) => String(n * 104_729)).join()))
        for (const chunk of cut(packed, [1000])) {
          given++
          yield chunk
        }
      } finally {
        closed = true
      }
    }
    for await (const _ of inflate(source(), defaultReadLimits)) break
    expect(given).toBeLessThan(5)
    expect(closed).toBe(true)
  })

  it('passes an error of the source on as it is', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield gzipSync('content').subarray(0, 12)
      throw new Error('connection reset')
    }
    await expect(Array.fromAsync(inflate(broken(), defaultReadLimits))).rejects.toThrow('connection reset')
  })
})
