import assert from 'node:assert/strict'
import type { ContentReader } from '#lib/monitor/log-sources/content-reader.ts'
import { FileItems } from '#lib/monitor/log-sources/file-items.ts'
import { JsonFile } from '#lib/monitor/log-sources/json-file.ts'
import type { ReadItem } from '#lib/monitor/log-sources/read-item.ts'
import type { ReadLimits } from '#lib/monitor/log-sources/read-limits.ts'
import type { RecordNeed, RecordNeeds } from '#lib/monitor/log-sources/record-needs.ts'
import { ScannedJsonFile } from '#lib/monitor/log-sources/scanned-json-file.ts'
import type { RecordFilter } from '#lib/monitor/log-sources/scanner/record-filter.ts'
import { JsonSplitter } from '#lib/monitor/log-sources/split-json.ts'
import { cut } from './chunks.ts'

/** All that a reader makes of the content, handed over in chunks of these sizes. */
export function readAs(reader: ContentReader, content: Uint8Array, sizes: readonly number[]): ReadItem[] {
  return [...cut(content, sizes).flatMap((chunk) => reader.push(Buffer.from(chunk))), ...reader.end()]
}

/** How many records the items of one of the counting kinds stand for. */
export function count(items: readonly ReadItem[], kind: 'unmatched' | 'unlisted'): number {
  return items.reduce((sum, item) => {
    if (item.kind !== kind) return sum
    return sum + (item.kind === 'unmatched' ? item.events : item.records)
  }, 0)
}

const isOther = (item: ReadItem): boolean => item.kind === 'set-aside' || item.kind === 'skipped'

/** Whether a record meets a need, by its parsed fields and by its text: the plain reading of what `RecordNeed` says. */
function meets({ eventNames, eventSources, pieces }: RecordNeed, fields: Readonly<Record<string, unknown>>, text: string): boolean {
  if (eventNames && !eventNames.has(String(fields['eventName']).toLowerCase())) return false
  if (eventSources && !eventSources.has(String(fields['eventSource']).toLowerCase())) return false
  const spellings = [text.toLowerCase(), JSON.stringify(fields).toLowerCase()]
  return !pieces || pieces.some((piece) => spellings.some((spelling) => spelling.includes(piece)))
}

/** Throws unless the full parse and the scan of the same bytes give the same, but for events that meet no need; returns how many those are. */
export function compareScan(
  content: Buffer,
  needs: RecordNeeds,
  filter: RecordFilter,
  limits: ReadLimits,
  sizes: readonly number[],
): number {
  const full = readAs(new JsonFile(new FileItems('file'), limits), content, [65_536])
  const scanned = readAs(new ScannedJsonFile(new FileItems('file'), limits, filter), content, sizes)
  assert.deepStrictEqual(scanned.filter(isOther), full.filter(isOther))
  assert.strictEqual(count(scanned, 'unlisted'), count(full, 'unlisted'))
  const events = scanned.filter((item) => item.kind === 'event')
  const unmatched = count(scanned, 'unmatched')
  const all = full.filter((item) => item.kind === 'event')
  assert.strictEqual(events.length + unmatched, all.length)
  const splitter = new JsonSplitter(limits)
  const texts = [...splitter.push(content), ...splitter.end()].map((piece) => piece.bytes.toString())
  let next = 0
  for (const item of all) {
    if (item.record === events[next]?.record) assert.deepStrictEqual(events[next++], item)
    else {
      const text = texts[item.record - 1] ?? ''
      for (const need of needs) assert.ok(!meets(need, item.event.fields, text), `lost: ${text}`)
    }
  }
  assert.strictEqual(next, events.length)
  return unmatched
}
