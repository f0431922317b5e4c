import { readFileSync } from 'node:fs'
import type { ReadItem } from '#lib/monitor/log-sources/read-item.ts'
import type { ReadLimits } from '#lib/monitor/log-sources/read-limits.ts'
import { readRecords } from '#lib/monitor/log-sources/read-records.ts'
import type { RecordNeeds } from '#lib/monitor/log-sources/record-needs.ts'

/** A recorded input of these tests. */
export function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../fixtures/log-sources/${name}`, import.meta.url))
}

export function jsonFixture(name: string): Record<string, unknown> {
  return JSON.parse(fixture(name).toString())
}

/** The bytes in chunks of the given sizes, over and over. */
export function cut(bytes: Uint8Array, sizes: readonly number[] = [65_536]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  let from = 0
  for (let turn = 0; from < bytes.length; turn++) {
    const size = Math.max(sizes[turn % sizes.length] ?? 1, 1)
    chunks.push(bytes.subarray(from, from + size))
    from += size
  }
  return chunks
}

export async function* stream(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks
}

/** Everything that reading the content brings forth. */
export async function readAll(
  content: string | Uint8Array,
  limits: Partial<ReadLimits> = {},
  sizes?: readonly number[],
  needs?: RecordNeeds,
): Promise<ReadItem[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return Array.fromAsync(readRecords(stream(cut(bytes, sizes)), { name: 'file.log', limits, ...(needs ? { needs } : {}) }))
}

export function kindsOf(items: readonly ReadItem[]): string {
  return items.map((item) => item.kind).join(' ')
}
