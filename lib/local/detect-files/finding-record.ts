import type { AccumulatedFinding, FindingPart } from '#lib/findings/accumulated-finding.ts'
import type { RawDistinct } from '#lib/findings/distinct-hashes.ts'
import { type DetectLine, detectLine } from '#lib/report/detect-line.ts'
import { safeJson } from '#lib/report/safe-json.ts'

/**
 * One part of a finding as a line of text, for another thread or a file of this run: its id, when it became due, the line that
 * is printed when no other part turns up (most findings have one part), and what else a merge with another part needs. The
 * fields are parted by tabs, which JSON does not hold.
 */
export interface FindingRecord {
  readonly id: string
  /** ISO 8601: findings are printed in this order. */
  readonly emittedAt: string
  /** NDJSON, a `DetectLine`. */
  readonly line: string
  /** The whole record. */
  readonly text: string
}

/** What the line does not say. The run-book is left out: nothing prints it. */
interface Rest {
  readonly period: number
  readonly dedupKey: string
  readonly resource: FindingPart['told']['resource']
  readonly facts: FindingPart['told']['facts']
  readonly times: readonly number[]
  /** Where they are not the event ids of the line. */
  readonly ids?: readonly string[]
  readonly words?: string
  readonly registers?: string
}

/** A finding as a record. */
export function recordOf(finding: AccumulatedFinding): string {
  const { id, period, told, tally } = finding.part()
  const line = detectLine(finding.summary())
  const { dedupKey, resource, facts } = told
  const { ids, times, distinct } = tally
  const rest: Rest = {
    period,
    dedupKey,
    resource,
    facts,
    times,
    ...(ids.length === line.eventIds.length ? {} : { ids }),
    ...(distinct ? bytesOf(distinct) : {}),
  }
  return `${id}\t${line.emittedAt}\t${safeJson(line)}\t${JSON.stringify(rest)}`
}

/** The parts of a record that need no parser. */
export function readRecord(text: string): FindingRecord {
  const first = text.indexOf('\t')
  const second = text.indexOf('\t', first + 1)
  const third = text.lastIndexOf('\t')
  return { id: text.slice(0, first), emittedAt: text.slice(first + 1, second), line: text.slice(second + 1, third), text }
}

/** The part that a record was made of, to be merged with others. */
export function partOf({ id, line: text, text: record }: FindingRecord): FindingPart {
  const line = JSON.parse(text) as DetectLine
  const rest = JSON.parse(record.slice(record.lastIndexOf('\t') + 1)) as Rest
  const { title, account, region, principal, sourceAddress, network } = line
  const { dedupKey, resource, facts, period, times } = rest
  const distinct = distinctOf(rest)
  return {
    id,
    control: line.ruleId,
    period,
    attack: line.attack,
    severity: line.severity,
    dueAt: Date.parse(line.emittedAt),
    told: { title, dedupKey, account, region, resource, principal, sourceAddress, facts },
    tally: { ids: rest.ids ?? line.eventIds, times, ...(distinct ? { distinct } : {}) },
    ...(network ? { network } : {}),
  }
}

function bytesOf(distinct: RawDistinct): Pick<Rest, 'words' | 'registers'> {
  const base64 = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array): string =>
    Buffer.from(buffer, byteOffset, byteLength).toString('base64')
  return 'words' in distinct ? { words: base64(distinct.words) } : { registers: base64(distinct.registers) }
}

function distinctOf({ words, registers }: Rest): RawDistinct | undefined {
  // Copies of their own: the pool that Buffer.from cuts from is aligned to nothing.
  if (words !== undefined) return { words: new Uint32Array(Uint8Array.from(Buffer.from(words, 'base64')).buffer) }
  return registers === undefined ? undefined : { registers: Uint8Array.from(Buffer.from(registers, 'base64')) }
}
