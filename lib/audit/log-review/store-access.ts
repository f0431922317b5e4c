import { inside } from './logging-of.ts'

/** An event of CloudTrail: what log review reads of one. `fields` is the record as CloudTrail wrote it, and foreign. */
export interface AccessEvent {
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly principal: string | null
  readonly sourceAddress: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

/** What one principal did to stores of logs. */
export interface PrincipalAccess {
  readonly principal: string
  /** Calls that looked at logs or at how they are kept. */
  readonly reads: number
  readonly changes: number
  /** Calls that delete logs or stop them from being written. */
  readonly deletions: number
  /** Of all these, how many were refused. */
  readonly refused: number
  /** ISO 8601 UTC. */
  readonly first: string
  readonly last: string
  /** At most ten of each. */
  readonly from: readonly string[]
  readonly actions: readonly string[]
  readonly stores: readonly string[]
}

/** Which stores are watched; what is not named is recognised by what it looks like (`AWSLogs/` in a key). */
export interface WatchedStores {
  readonly buckets?: ReadonlySet<string>
  readonly keys?: ReadonlySet<string>
}

const named = 10
/** Principals that are told apart; the rest is one line. */
const mostPrincipals = 10_000
const longest = 300

/** Calls that end a log or its protection, beside those whose name begins with Delete. */
const endings = new Set(['StopLogging', 'ScheduleKeyDeletion', 'DisableKey', 'StopQueryLogging', 'DisassociateResolverQueryLogConfig'])
const readVerbs = /^(?:Get|Head|List|Describe|Filter|Lookup|Select|StartQuery|StartLiveTail|TestMetricFilter|Decrypt|Search)/
/** Services with which AWS itself delivers logs: their deliveries are what a store is for. */
const deliverers = /^(?:cloudtrail|delivery\.logs|logging\.s3|logdelivery\.elasticloadbalancing|config|vpc-flow-logs)\.amazonaws\.com$/

interface Tally {
  counts: { reads: number; changes: number; deletions: number; refused: number }
  first: number
  last: number
  readonly from: Set<string>
  readonly actions: Set<string>
  readonly stores: Set<string>
}

/** Who read, changed or deleted stores of logs, summed by principal. Takes events in any order; an event that comes twice counts twice. */
export class StoreAccess {
  readonly #watched: WatchedStores
  readonly #principals = new Map<string, Tally>()
  /** Events that were looked at. */
  seen = 0

  constructor(watched: WatchedStores = {}) {
    this.#watched = watched
  }

  add({ time, principal, sourceAddress, fields }: AccessEvent): void {
    this.seen++
    const action = text(inside(fields, 'eventName'))
    const store = action && this.#storeOf(fields)
    if (!store || isDelivery(fields)) return
    const tally = this.#tally(principal ?? '(nobody named)', time)
    tally.counts[kindOf(action)]++
    if (text(inside(fields, 'errorCode'))) tally.counts.refused++
    tally.first = Math.min(tally.first, time)
    tally.last = Math.max(tally.last, time)
    note(tally.from, sourceAddress)
    note(tally.actions, action)
    note(tally.stores, store)
  }

  /** Those who deleted first, then who changed, then who read. */
  result(): readonly PrincipalAccess[] {
    const all = [...this.#principals].map(
      ([principal, { counts, first, last, from, actions, stores }]): PrincipalAccess => ({
        principal,
        ...counts,
        first: new Date(first).toISOString(),
        last: new Date(last).toISOString(),
        from: [...from].sort(),
        actions: [...actions].sort(),
        stores: [...stores].sort(),
      }),
    )
    const byName = (a: PrincipalAccess, b: PrincipalAccess) => (a.principal < b.principal ? -1 : 1)
    return all.sort((a, b) => b.deletions - a.deletions || b.changes - a.changes || b.reads - a.reads || byName(a, b))
  }

  #tally(principal: string, time: number): Tally {
    const name = this.#principals.has(principal) || this.#principals.size < mostPrincipals ? principal.slice(0, longest) : '(others)'
    const known = this.#principals.get(name)
    if (known) return known
    const counts = { reads: 0, changes: 0, deletions: 0, refused: 0 }
    const made: Tally = { counts, first: time, last: time, from: new Set(), actions: new Set(), stores: new Set() }
    this.#principals.set(name, made)
    return made
  }

  /** The store that a call is about; undefined when it is about something else. */
  #storeOf(fields: AccessEvent['fields']): string | undefined {
    const parameter = (...names: readonly string[]) =>
      names.map((name) => text(inside(fields, 'requestParameters', name))).find((value) => value !== undefined)
    switch (text(inside(fields, 'eventSource'))) {
      case 's3.amazonaws.com': {
        const bucket = parameter('bucketName')
        const key = parameter('key', 'prefix') ?? ''
        return bucket && (this.#watched.buckets?.has(bucket) || /(?:^|\/)AWSLogs\//.test(key.slice(0, 1_024)))
          ? `s3://${bucket}`
          : undefined
      }
      case 'cloudtrail.amazonaws.com':
        return parameter('name', 'trailName', 'resourceId', 'eventDataStore') ?? 'CloudTrail'
      case 'logs.amazonaws.com':
        return parameter('logGroupName', 'logGroupIdentifier') ?? 'CloudWatch Logs'
      case 'route53resolver.amazonaws.com':
        return parameter('resolverQueryLogConfigId')
      case 'ec2.amazonaws.com':
        return /FlowLogs$/.test(text(inside(fields, 'eventName')) ?? '') ? 'VPC flow logs' : undefined
      case 'kms.amazonaws.com':
        return this.#key(fields, parameter('keyId'))
      default:
        return undefined
    }
  }

  /** Keys are in use for much else: only those that are named. */
  #key(fields: AccessEvent['fields'], asked: string | undefined): string | undefined {
    const named = [asked, text(inside(fields, 'resources', 0, 'ARN'))]
    return named.find((key) => key !== undefined && this.#watched.keys?.has(key))
  }
}

/** What a call does; anything that is not known to read counts as a change. */
function kindOf(action: string): 'reads' | 'changes' | 'deletions' {
  if (action.startsWith('Delete') || endings.has(action)) return 'deletions'
  return readVerbs.test(action) ? 'reads' : 'changes'
}

function isDelivery(fields: AccessEvent['fields']): boolean {
  if (inside(fields, 'userIdentity', 'type') !== 'AWSService') return false
  const by = text(inside(fields, 'userIdentity', 'invokedBy'))
  return (
    by !== undefined &&
    deliverers.test(by) &&
    /^(?:PutObject|GetBucketAcl|PutLogEvents|CreateLogStream)$/.test(text(inside(fields, 'eventName')) ?? '')
  )
}

function note(set: Set<string>, value: string | null): void {
  if (value !== null && set.size < named) set.add(value.slice(0, longest))
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
