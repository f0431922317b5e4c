import type { SnapshotScope } from '../snapshot.ts'

/** A call that changed something, as far as it matters here (CloudTrail user guide, "CloudTrail record contents"). */
export interface ChangeEvent {
  readonly eventID: string
  readonly eventName: string
  /** `s3.amazonaws.com` */
  readonly eventSource: string
  readonly account: string
  readonly region: string
  /** Milliseconds since the epoch. */
  readonly eventTime: number
  /** Names, ids and ARNs that the call holds. */
  readonly names: ReadonlySet<string>
}

/** A collector, as far as it matters here. */
export interface CollectorReach {
  readonly service: string
  readonly scope: 'global' | 'regional'
  /** IAM actions that it takes. */
  readonly actions: readonly string[]
}

/** One scope to look at again, for what the events touched. */
export interface TouchedUnit extends SnapshotScope {
  readonly names: ReadonlySet<string>
  readonly events: readonly ChangeEvent[]
}

/** Values that are read of one event, and how deep. */
const valuesAtMost = 2_000
const depthAtMost = 8
/** Longest name: an ARN has 2,048 characters at most. */
const longest = 2_048
/** Shorter ones (`true`, `22`) name nothing. */
const shortest = 3

/** Event sources whose name is not the prefix of the service's IAM actions. */
const prefixOfSource: ReadonlyMap<string, string> = new Map([
  ['monitoring', 'cloudwatch'],
  ['s3-outposts', 's3'],
])

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * The change of an EventBridge event, or of a CloudTrail record; undefined when it changed nothing (a read, a refused call) or is none.
 * Never throws: the event is foreign.
 */
export function readChange(event: unknown): ChangeEvent | undefined {
  if (!isObject(event)) return undefined
  const record = isObject(event['detail']) ? event['detail'] : event
  const eventTime = Date.parse(textOf(record['eventTime']))
  const eventSource = textOf(record['eventSource'])
  const account = textOf(record['recipientAccountId']) || textOf(event['account'])
  if (record['readOnly'] === true || record['errorCode'] !== undefined || Number.isNaN(eventTime)) return undefined
  if (!/^[a-z0-9.-]{1,100}$/.test(eventSource) || !/^\d{12}$/.test(account)) return undefined
  return {
    eventID: textOf(record['eventID']).slice(0, 100),
    eventName: textOf(record['eventName']).slice(0, 200),
    eventSource,
    account,
    region: textOf(record['awsRegion']),
    eventTime,
    names: namesIn([record['requestParameters'], record['responseElements'], record['resources']]),
  }
}

/** Texts that may name a resource: whole, and what stands behind the last `/` or `:` of an ARN or URL. */
function namesIn(roots: readonly unknown[]): ReadonlySet<string> {
  const names = new Set<string>()
  const waiting = roots.map((value) => ({ value, depth: 0 }))
  for (let read = 0; waiting.length > 0 && read < valuesAtMost; read++) {
    const { value, depth } = waiting.pop() ?? { value: undefined, depth: 0 }
    if (typeof value === 'string') addName(names, value)
    else if (depth < depthAtMost && typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 })
  }
  return names
}

function addName(names: Set<string>, text: string): void {
  if (text.length > longest) return
  const last = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1)
  for (const name of [text, last]) if (name.length >= shortest) names.add(name)
}

/** What has to be looked at again after these events, each scope once; events of services that no collector reads give nothing. */
export function touchedUnits(events: readonly ChangeEvent[], collectors: readonly CollectorReach[]): readonly TouchedUnit[] {
  const units = new Map<string, { scope: SnapshotScope; names: Set<string>; events: ChangeEvent[] }>()
  for (const event of events) {
    const source = event.eventSource.split('.')[0] ?? ''
    const prefix = `${prefixOfSource.get(source) ?? source}:`
    for (const { service, scope } of collectors.filter(({ actions }) => actions.some((action) => action.startsWith(prefix)))) {
      const region = scope === 'global' ? 'global' : event.region
      const key = `${event.account} ${region} ${service}`
      const unit = units.get(key) ?? { scope: { account: event.account, region, service }, names: new Set<string>(), events: [] }
      for (const name of event.names) unit.names.add(name)
      unit.events.push(event)
      units.set(key, unit)
    }
  }
  return [...units.values()].map(({ scope, names, events: own }) => ({ ...scope, names, events: own }))
}

/** Whether something that AWS listed, or an ARN, mentions one of the names. */
export function mentions(item: unknown, names: ReadonlySet<string>, depth = 3): boolean {
  if (typeof item === 'string') return names.has(item) || names.has(item.slice(Math.max(item.lastIndexOf('/'), item.lastIndexOf(':')) + 1))
  if (depth === 0 || typeof item !== 'object' || item === null || item instanceof Date) return false
  return Object.values(item).some((value) => mentions(value, names, depth - 1))
}
