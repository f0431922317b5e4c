import type { Resource } from '#lib/findings/resource.ts'
import type { SnapshotPart } from '../snapshot.ts'
import { SnapshotSurvey } from '../survey.ts'
import { LogGroups, logGroupReads } from './log-groups.ts'
import { type BucketFacts, bucketFacts, bucketReads, type StoreFact, unknownBucket } from './log-store-facts.ts'
import { type LogDestination, type LogSourceKind, logSourceKinds, UnseenPropertyError } from './logging-of.ts'
import { type ReviewedTrail, readTrail, records, trailReads } from './trail-source.ts'

/** How one log source stands in one account and region. */
export interface SourceRow {
  readonly account: string
  readonly region: string
  readonly source: string
  readonly title: string
  /** `none`: it was looked, and there is nothing that could log. `unknown` whenever something was not seen. */
  readonly state: 'on' | 'partly' | 'off' | 'none' | 'unknown'
  /** Resources that log wholly, in part, not, and of which nobody knows. */
  readonly on: number
  readonly partly: number
  readonly off: number
  readonly unknown: number
  /** Stores it writes to, at most ten. */
  readonly to: readonly string[]
  readonly why: string
}

/** How one store of logs stands: a bucket, or all log groups of one source in one account and region. */
export interface StoreRow extends BucketFacts {
  readonly account: string
  readonly region: string
  readonly store: string
  readonly holds: 'objects' | 'log groups'
  readonly usedBy: readonly string[]
  /** Whether trails that write here sign digests. */
  readonly validated: StoreFact
}

/** What a review says. */
export interface LogReview {
  readonly sources: readonly SourceRow[]
  readonly stores: readonly StoreRow[]
}

const named = 10
const trailType = 'AWS::CloudTrail::Trail'
const groupType = 'AWS::Logs::LogGroup'

/** Whether log review reads a type, or a property of it: for collectors, which ask for no more. */
export function reviewReads(type: string, property?: string): boolean {
  return reads.get(type) !== undefined && (property === undefined || reads.get(type)?.has(property) === true)
}

const reads = new Map<string, Set<string>>()
for (const types of [trailReads, bucketReads, logGroupReads, ...logSourceKinds.map((kind) => kind.types)])
  for (const [type, properties] of Object.entries(types)) reads.set(type, new Set([...(reads.get(type) ?? []), ...properties]))

/** Only for where trails write to: whether a region is recorded is not counted resource by resource. */
const trailKind: Pick<LogSourceKind, 'name'> = { name: 'cloudtrail' }

interface Tally {
  readonly account: string
  readonly region: string
  readonly kind: Pick<LogSourceKind, 'name'>
  on: number
  partly: number
  off: number
  unknown: number
  nothing: number
  readonly to: Set<string>
  readonly groups: Set<string>
  readonly off10: string[]
  why: string
}

/** Reviews a snapshot part by part; holds counts, buckets and names of log groups, not the resources. */
export class LogReviewer {
  readonly #survey = new SnapshotSurvey()
  readonly #kindsByType = new Map<string, LogSourceKind[]>()
  readonly #tallies = new Map<string, Tally>()
  readonly #trails = new Map<string, ReviewedTrail>()
  readonly #buckets = new Map<string, Resource>()
  readonly #groups = new LogGroups()
  /** Bucket → sources that write into it. */
  readonly #used = new Map<string, Set<string>>()
  readonly #accounts = new Map<string, Set<string>>()

  constructor() {
    for (const kind of logSourceKinds)
      for (const type of Object.keys(kind.types)) this.#kindsByType.set(type, [...(this.#kindsByType.get(type) ?? []), kind])
  }

  /** Takes in a part of the snapshot. */
  add(part: SnapshotPart): void {
    this.#survey.add(part)
    const regions = this.#accounts.get(part.account) ?? new Set()
    this.#accounts.set(part.account, regions)
    if (part.region !== 'global') regions.add(part.region)
    for (const resource of part.resources) {
      if (resource.type === trailType) this.#addTrail(readTrail(resource))
      if (resource.type === groupType) this.#groups.add(resource)
      if (resource.type === 'AWS::S3::Bucket') this.#buckets.set(bucketName(resource), resource)
      for (const kind of this.#kindsByType.get(resource.type) ?? []) this.#count(kind, resource)
    }
  }

  /** The review; complete once every part was added. */
  review(): LogReview {
    const sources: SourceRow[] = []
    for (const [account, regions] of [...this.#accounts].sort(byName)) {
      for (const region of [...regions].sort()) sources.push(this.#trailRow(account, region))
      for (const kind of logSourceKinds) sources.push(...this.#kindRows(kind, account, regions))
    }
    return { sources, stores: [...this.#bucketRows(), ...this.#groupRows()] }
  }

  #addTrail(trail: ReviewedTrail): void {
    this.#trails.set(trail.arn, trail)
    for (const destination of trail.destinations) this.#note(this.#tally(trailKind, trail.account, trail.home), destination)
  }

  #count(kind: LogSourceKind, resource: Resource): void {
    const tally = this.#tally(kind, resource.account, resource.region)
    try {
      const { state, destinations } = kind.read(resource)
      if (state === 'not-applicable') tally.nothing++
      else tally[state]++
      if (state === 'off' && tally.off10.length < named) tally.off10.push(resource.arn)
      for (const destination of destinations) this.#note(tally, destination)
    } catch (error) {
      tally.unknown++
      tally.why ||= error instanceof UnseenPropertyError ? error.message : `unreadable: ${(error as Error).message}`
    }
  }

  #note(tally: Tally, { kind, name }: LogDestination): void {
    if (tally.to.size < named) tally.to.add(name)
    if (kind === 'log-group') tally.groups.add(name)
    if (kind === 'bucket') this.#use(name, tally.kind.name)
  }

  #use(bucket: string, source: string): void {
    this.#used.set(bucket, (this.#used.get(bucket) ?? new Set()).add(source))
  }

  #tally(kind: Pick<LogSourceKind, 'name'>, account: string, region: string): Tally {
    const key = JSON.stringify([kind.name, account, region])
    const known = this.#tallies.get(key)
    if (known) return known
    const counts = { on: 0, partly: 0, off: 0, unknown: 0, nothing: 0, why: '' }
    const made: Tally = { account, region, kind, ...counts, to: new Set(), groups: new Set(), off10: [] }
    this.#tallies.set(key, made)
    return made
  }

  #kindRows(kind: LogSourceKind, account: string, regions: ReadonlySet<string>): readonly SourceRow[] {
    const own = [...this.#tallies.values()].filter((tally) => tally.kind === kind && tally.account === account)
    const all = new Set([...regions, ...own.map(({ region }) => region)])
    // What is listed for the whole account at once has no row for each empty region.
    const isGlobal = Object.keys(kind.types).every((type) =>
      this.#scopes(type, account, 'global').some(({ region }) => region === 'global'),
    )
    const wanted = isGlobal ? (own.length > 0 ? own.map(({ region }) => region) : ['global']) : [...all]
    return wanted.sort().map((region) => this.#kindRow(kind, this.#tally(kind, account, region)))
  }

  #kindRow(kind: LogSourceKind, tally: Tally): SourceRow {
    const { account, region, on, partly, off, unknown, to, off10, why } = tally
    const unseen = Object.keys(kind.types).flatMap((type) => this.#unlisted(type, account, region))
    const total = on + partly + off
    const seenState = total === 0 ? 'none' : partly > 0 || (on > 0 && off > 0) ? 'partly' : off > 0 ? 'off' : 'on'
    const isUnknown = unknown > 0 || unseen.length > 0
    const faults = off10.length > 0 ? `off: ${off10.slice(0, 3).join(', ')}${off > 3 ? ` and ${off - 3} more` : ''}` : ''
    return {
      account,
      region,
      source: kind.name,
      title: kind.title,
      // A fault that was seen stays one; that all is well, or that nothing is there, takes having seen everything.
      state: isUnknown && (seenState === 'on' || seenState === 'none') ? 'unknown' : seenState,
      on,
      partly,
      off,
      unknown,
      to: [...to].sort(),
      why: [faults, why, ...unseen]
        .filter((text) => text !== '')
        .join('; ')
        .slice(0, 500),
    }
  }

  #trailRow(account: string, region: string): SourceRow {
    const answers = [...this.#trails.values()].map((trail) => ({ trail, records: records(trail, region) }))
    const recording = answers.filter((each) => each.records === true)
    const unknown = answers.filter((each) => each.records === null).length
    const unseen = this.#unlisted(trailType, account, region)
    const isUnknown = unknown > 0 || unseen.length > 0
    return {
      account,
      region,
      source: 'cloudtrail',
      title: 'CloudTrail',
      state: recording.length > 0 ? 'on' : isUnknown ? 'unknown' : 'off',
      on: recording.length,
      partly: 0,
      off: answers.length - recording.length - unknown,
      unknown,
      to: [...new Set(recording.flatMap(({ trail }) => trail.destinations.map(({ name }) => name)))].sort().slice(0, named),
      why: recording.length > 0 ? '' : [...unseen, ...(isUnknown ? [] : ['no trail records this region'])].join('; ').slice(0, 500),
    }
  }

  *#bucketRows(): Generator<StoreRow> {
    for (const [store, sources] of [...this.#used].sort(byName)) {
      const resource = this.#buckets.get(store)
      const facts = resource
        ? bucketFacts(resource)
        : unknownBucket('the bucket is not in this snapshot: another account’s, or not looked at')
      const { account, region } = resource ?? { account: '', region: '' }
      yield { account, region, store, holds: 'objects', usedBy: [...sources].sort(), validated: this.#validated(store), ...facts }
    }
  }

  *#groupRows(): Generator<StoreRow> {
    const nobody: StoreFact = { value: 'none', detail: '' }
    for (const { account, region, kind, groups } of this.#tallies.values()) {
      if (groups.size === 0) continue
      const facts = this.#groups.facts([...groups], { account, region }, this.#unlisted(groupType, account, region).length === 0)
      const [only = ''] = groups
      const store = groups.size === 1 ? only : `${groups.size} log groups`
      const rest = { versioned: nobody, locked: nobody, mayRead: nobody, mayChange: nobody, mayDelete: nobody, validated: nobody }
      yield { account, region, store, holds: 'log groups', usedBy: [kind.name], ...facts, ...rest }
    }
  }

  #validated(bucket: string): StoreFact {
    const writing = [...this.#trails.values()].filter(({ destinations }) => destinations.some(({ name }) => name === bucket))
    if (writing.length === 0) return { value: 'none', detail: 'no trail writes here' }
    const without = writing.filter(({ validates }) => validates === false).map(({ arn }) => arn)
    if (without.length > 0) return { value: 'no', detail: `no digests from ${without.slice(0, named).join(', ')}` }
    return writing.some(({ validates }) => validates === null)
      ? { value: 'unknown', detail: 'a trail was not seen whole' }
      : { value: 'yes', detail: 'digests from every trail' }
  }

  #scopes(type: string, account: string, region: string) {
    const scopes = this.#survey.scopesOf(type)
    return scopes.filter((scope) => scope.account === account && (scope.region === region || scope.region === 'global'))
  }

  /** Why a type is not listed completely in an account and region, in words; empty when it is. */
  #unlisted(type: string, account: string, region: string): readonly string[] {
    const scopes = this.#scopes(type, account, region)
    if (scopes.length === 0) return [`${type} was not looked at`]
    return scopes.flatMap(({ gaps }) => gaps.slice(0, 3).map(({ action, outcome }) => `${action} ${outcome}`))
  }
}

function bucketName({ arn, configuration }: Resource): string {
  const name = Object.hasOwn(configuration, 'BucketName') ? configuration['BucketName'] : undefined
  return typeof name === 'string' ? name : arn.slice(arn.lastIndexOf(':') + 1)
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)
