import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { normaliseCloudTrail } from '#lib/monitor/log-sources/cloudtrail.ts'
import { normaliseEventBridge } from '#lib/monitor/log-sources/event-bridge.ts'
import { isRecord } from '#lib/monitor/log-sources/foreign-record.ts'
import { readItemsOf } from '#lib/monitor/log-sources/read-records.ts'

/** One story: CloudTrail records (each laid over the file's defaults) or the lines of a log file of any kind that is read. */
export interface DetectionCase {
  readonly name: string
  readonly records?: readonly Readonly<Record<string, unknown>>[]
  readonly lines?: readonly string[]
  /** How often the lines stand in the file, with `#n#` in them written as 0, 1, 2, … and `#t#` as two digits, 00 to 59. @default 1 */
  readonly times?: number
  /** Records of a log in JSON (Kubernetes audit, Windows), each laid over the file's defaults; `times` holds for them as for lines. */
  readonly logs?: readonly unknown[]
  /** EventBridge events, each laid over the file's defaults. */
  readonly events?: readonly Readonly<Record<string, unknown>>[]
  /** A story that looks like the real thing in all but one respect. */
  readonly nearMiss?: boolean
}

/** The cases of one detection, at its own path below `test/monitor/detections`. */
export interface DetectionCases {
  /** Path without its ending, e.g. `cloudtrail/trail-stopped`. */
  readonly path: string
  readonly defaults: Readonly<Record<string, unknown>>
  /** Intel lists that the rule refers to, by name: their texts. */
  readonly lists?: Readonly<Record<string, string>>
  readonly matching: readonly DetectionCase[]
  readonly notMatching: readonly DetectionCase[]
  readonly malformed: readonly DetectionCase[]
}

const folder = fileURLToPath(new URL('.', import.meta.url))

/** Every file of cases. */
export function allCases(): DetectionCases[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ path: file.slice(0, -'.json'.length), ...JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) }))
}

/** The events of a story, as the log readers make them; what they refuse is left out, as in production. */
export function eventsOf(
  { path, defaults }: DetectionCases,
  { name, records = [], lines = [], logs = [], events = [], times = 1 }: DetectionCase,
): SecurityEvent[] {
  const normalised = records.map((record, index) => normaliseCloudTrail({ ...defaults, eventID: `${path}/${name}/${index}`, ...record }))
  normalised.push(...events.flatMap((event) => normaliseEventBridge({ ...defaults, ...event })))
  const written = [...lines, ...logs.map((log) => (isRecord(log) ? JSON.stringify({ ...defaults, ...log }) : JSON.stringify(log)))]
  const text = Array.from({ length: times }, (_, turn) => written.map((line) => inTurn(line, turn))).flat()
  const read = text.length > 0 ? [...(readItemsOf(Buffer.from(text.join('\n')), { name: path }) ?? [])].flat() : []
  normalised.push(...read.flatMap((item) => (item.kind === 'event' ? [{ ok: true as const, event: item.event }] : [])))
  return normalised.flatMap((result) => (result.ok ? [result.event] : []))
}

function inTurn(line: string, turn: number): string {
  return line.replaceAll('#n#', String(turn)).replaceAll('#t#', String(turn % 60).padStart(2, '0'))
}
