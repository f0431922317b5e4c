import type { BadPiece, JsonPiece } from './json-piece.ts'
import { readJsonRecord } from './json-record.ts'
import type { ReadItem, SetAsideRecord } from './read-item.ts'
import type { ReadLimits } from './read-limits.ts'
import { sample } from './sample.ts'

/** Adds what one element of the JSON file `name` is to `items`: one event or several, or why it is none. */
export function readPiece(piece: JsonPiece, name: string, limits: ReadLimits, items: ReadItem[]): void {
  const record = piece.index + 1
  const setAside = (reason: string): SetAsideRecord => ({ kind: 'set-aside', name, record, reason, sample: sample(piece.bytes) })
  const parsed = piece.bad === undefined ? parse(piece.bytes) : badReason(piece.bad, limits)
  if (typeof parsed === 'string') {
    items.push(setAside(`${parsed} (at byte ${piece.offset})`))
    return
  }
  const reading = readJsonRecord(parsed.value)
  if ('skipped' in reading) {
    items.push({ kind: 'skipped', name, record, reason: reading.skipped })
    return
  }
  for (const result of reading.results) items.push(result.ok ? { kind: 'event', event: result.event, record } : setAside(result.reason))
}

function parse(bytes: Buffer): { readonly value: unknown } | string {
  try {
    return { value: JSON.parse(bytes.toString('utf8')) }
  } catch (error) {
    return `record is not valid JSON: ${sample((error as Error).message, 200)}`
  }
}

function badReason(bad: BadPiece, limits: ReadLimits): string {
  if (bad === 'too-large') return `record is larger than ${limits.maxRecordBytes} bytes; CloudTrail's are at most 1 MB`
  if (bad === 'too-deep') return `record is nested deeper than ${limits.maxDepth} levels; wanted a CloudTrail record, which is below 30`
  if (bad === 'unterminated') return 'file ends within a record or before the end of its list; wanted a whole file'
  return 'record is not valid JSON: a bracket, quote or character stands where none can'
}
