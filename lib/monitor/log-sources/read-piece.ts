import type { FileItems } from './file-items.ts'
import { type BadPiece, type JsonPiece, shortestKnown } from './json-piece.ts'
import { readJsonRecord } from './json-record.ts'
import type { ReadLimits } from './read-limits.ts'
import { sample } from './sample.ts'
import { isSubscription, readSubscription } from './system/subscription.ts'

/** Adds what one element of a JSON file is: one event or several, or why it is none. */
export function readPiece(piece: JsonPiece, limits: ReadLimits, items: FileItems): void {
  const record = piece.index + 1
  if (piece.run !== undefined) {
    items.setAsideUnlisted(piece.run)
    return
  }
  // A file of a million `{}` must not take a second: what will only be counted is not looked at.
  if (items.isFull && (piece.bad !== undefined || piece.bytes.length < shortestKnown)) {
    items.setAside(record, '', '')
    return
  }
  const parsed = piece.bad === undefined ? parse(piece.bytes) : badReason(piece.bad, limits)
  if (typeof parsed === 'string') {
    items.setAside(record, `${parsed} (at byte ${piece.offset})`, piece.bytes)
    return
  }
  if (isSubscription(parsed.value)) {
    readSubscription(parsed.value, record, items)
    return
  }
  const reading = readJsonRecord(parsed.value, items.occurrences)
  if ('skipped' in reading) {
    items.skipped(record, reading.skipped)
    return
  }
  for (const result of reading.results) {
    if (result.ok) items.event(result.event, record)
    else items.setAside(record, result.reason, piece.bytes)
  }
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
