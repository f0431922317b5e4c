import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { normaliseCloudTrail } from '#lib/monitor/log-sources/cloudtrail.ts'
import { normaliseEventBridge } from '#lib/monitor/log-sources/event-bridge.ts'
import { flowLogLayout } from '#lib/monitor/log-sources/flow-log-layout.ts'
import { FlowLogReader } from '#lib/monitor/log-sources/vpc-flow.ts'

/** One story: CloudTrail records (each laid over the file's defaults) or the lines of a flow log. */
export interface DetectionCase {
  readonly name: string
  readonly records?: readonly Readonly<Record<string, unknown>>[]
  readonly lines?: readonly string[]
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
  { name, records = [], lines = [], events = [] }: DetectionCase,
): SecurityEvent[] {
  const normalised = records.map((record, index) => normaliseCloudTrail({ ...defaults, eventID: `${path}/${name}/${index}`, ...record }))
  normalised.push(...events.flatMap((event) => normaliseEventBridge({ ...defaults, ...event })))
  const [header, ...rest] = lines
  if (header !== undefined) {
    const layout = flowLogLayout(header)
    if (layout === undefined || typeof layout === 'string') throw new Error(`${path}: ${name}: the first line is no flow log header`)
    const reader = new FlowLogReader(layout)
    normalised.push(...rest.map((line) => reader.read(line)))
  }
  return normalised.flatMap((result) => (result.ok ? [result.event] : []))
}
