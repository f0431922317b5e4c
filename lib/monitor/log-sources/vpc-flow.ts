import { hash } from 'node:crypto'
import type { Normalised, SecurityEvent } from '../event.ts'
import { arnOf } from './arn.ts'
import type { FlowLogLayout } from './flow-log-layout.ts'
import { accountId } from './foreign-record.ts'
import { OccurrenceCount } from './occurrence-count.ts'
import { refuse } from './refusal.ts'

const logSource = { product: 'aws', service: 'vpcflow' } as const
/** Texts kept for reuse; addresses and interfaces repeat over and over. */
const maxKept = 8192
const latestSecond = 8.64e12
const hyphen = 45
const zero = 48
/** Digits of a 64-bit counter. */
const maxDigits = 20

type Fields = Record<string, unknown>

/**
 * Reads the lines of one flow log file, in order, as events. One reader a file: identical lines are told apart by their
 * occurrence, so a redelivery of the file, under whatever name, gives the same ids.
 *
 * `fields` keep the header's names; numbers are numbers, `-` (not applicable) is absent. A `NODATA` or `SKIPDATA` line is an
 * event with its `log-status` and without addresses. `time` is the end of the capture window.
 */
export class FlowLogReader {
  private layout: FlowLogLayout
  private readonly occurrences = new OccurrenceCount()
  private readonly kept = new Map<string, string>()
  private lastKept: string[] = []
  private readonly resources = new Map<
    string,
    { readonly account: string; readonly region: string; readonly resource: SecurityEvent['resource'] }
  >()

  constructor(layout: FlowLogLayout) {
    this.layout = layout
  }

  /** From here on the lines have another layout: a further file was put behind the first. */
  relayout(layout: FlowLogLayout): void {
    this.layout = layout
    this.lastKept = []
  }

  /** One line without its line break. Never throws. */
  read(line: string): Normalised {
    const fields = this.fieldsOf(line)
    if (typeof fields === 'string') return { ok: false, reason: fields }
    const seconds = fields['end'] ?? fields['start']
    if (typeof seconds !== 'number' || seconds > latestSecond) return refuse('end', seconds, 'seconds since the epoch')
    const digest = hash('sha256', line, 'hex')
    const account = accountId(fields['account-id'])
    const region = asText(fields['region']) ?? ''
    const event: SecurityEvent = {
      id: `flow-${digest.slice(0, 32)}${this.occurrences.next(digest)}`,
      time: seconds * 1000,
      logSource,
      account,
      region,
      principal: null,
      resource: this.resourceOf(fields, account, region),
      sourceAddress: asText(fields['pkt-srcaddr']) ?? asText(fields['srcaddr']) ?? null,
      fields,
    }
    return { ok: true, event }
  }

  /** The columns of a line by name, or why it cannot be read. This is the hot loop of flow logs. */
  private fieldsOf(line: string): Fields | string {
    const { columns, numeric } = this.layout
    const fields: Fields = {}
    let from = 0
    for (let column = 0; column < columns.length; column++) {
      if (from >= line.length) return `line has ${column} columns; wanted the ${columns.length} that the header names`
      const blank = line.indexOf(' ', from)
      const to = blank < 0 ? line.length : blank
      const name = columns[column] ?? ''
      const value = this.valueAt(line, from, to, column)
      if (value === -1 || value === '')
        return refuse(name, line.slice(from, to), numeric[column] ? 'a number or "-"' : 'a value or "-"').reason
      if (value !== undefined) fields[name] = value
      from = to + 1
    }
    return from > line.length ? fields : `line has more than the ${columns.length} columns that the header names`
  }

  /** One value; undefined for `-`, -1 for a number that is none, empty for a missing text. */
  private valueAt(line: string, from: number, to: number, column: number): number | string | undefined {
    if (to === from + 1 && line.charCodeAt(from) === hyphen) return undefined
    return this.layout.numeric[column] ? numberAt(line, from, to) : this.keep(line.slice(from, to), column)
  }

  /**
   * A copy that does not hold on to the text of the whole chunk, which a slice of it does (V8 slices from 13 characters on).
   * Values repeat: the same column of the line before is compared first, then what was seen lately.
   */
  private keep(text: string, column: number): string {
    if (text.length < 13) return text
    const before = this.lastKept[column]
    if (before === text) return before
    let copy = this.kept.get(text)
    if (copy === undefined) {
      if (this.kept.size >= maxKept) this.kept.clear()
      copy = Buffer.from(text).toString()
      this.kept.set(copy, copy)
    }
    this.lastKept[column] = copy
    return copy
  }

  private resourceOf(fields: Fields, account: string, region: string): SecurityEvent['resource'] {
    const networkInterface = asText(fields['interface-id'])
    const name = networkInterface ?? asText(fields['tgw-attachment-id'])
    if (name === undefined) return null
    const known = this.resources.get(name)
    if (known && known.account === account && known.region === region) return known.resource
    const type = networkInterface === undefined ? 'AWS::EC2::TransitGatewayAttachment' : 'AWS::EC2::NetworkInterface'
    const resource = { arn: arnOf(type, name, { account, region }) ?? name, type }
    if (this.resources.size >= maxKept) this.resources.clear()
    this.resources.set(name, { account, region, resource })
    return resource
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The decimal number between two positions; -1 when it is none (no column of a flow log is negative). */
function numberAt(line: string, from: number, to: number): number {
  if (to === from || to - from > maxDigits) return -1
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = line.charCodeAt(at) - zero
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}
