import type { Change } from '../diff/change.ts'
import { field } from '../diff/describers/describe.ts'
import { namesOf } from '../diff/resource-words.ts'
import { accountType } from '../placeholder.ts'
import type { ExplainingEvent } from './explaining-event.ts'
import { fits, needsEvent } from './fitting-events.ts'
import type { TrailCoverage } from './trail-coverage.ts'

/** The call that made a change. */
export interface ExplainedBy {
  readonly eventID: string
  readonly eventName: string
  readonly eventSource: string
  /** Milliseconds since the epoch. */
  readonly eventTime: number
  readonly principal: string | null
  readonly sourceAddress: string | null
}

/**
 * - `explained`: at least one call fits; the latest five are named.
 * - `unexplained`: no call fits, and the events are known to hold every changing call of that place and time.
 * - `not-found`: no call fits, but the events may not hold all.
 * - `not-expected`: AWS changes it by itself, so that no call need be there.
 */
export interface Explanation {
  readonly outcome: 'explained' | 'unexplained' | 'not-found' | 'not-expected'
  /** The latest first. */
  readonly events: readonly ExplainedBy[]
}

/** Calls that are kept of one change. */
const kept = 5
/** A unit of collecting takes at most as long (a Lambda's 15 minutes), so what it saw may be as much later than its beginning. */
const lookLasts = 15 * 60_000
const hour = 3_600_000
/** Hours that are counted for a place: a year and some. */
const hoursAtMost = 10_000

/** Calls that make and remove the default security group of a VPC, which they do not name. */
const withVpc: ReadonlySet<string> = new Set(['CreateVpc', 'CreateDefaultVpc', 'DeleteVpc'])

/** What is known of how complete the events are. */
export interface EventCoverage {
  /** Somebody vouches that the events hold every changing call of the time between. @default false */
  readonly complete?: boolean
  /** Trails that recorded at both ends: with events in every hour of the time between they are proof. */
  readonly trails?: TrailCoverage
}

/** Finds the calls that made changes. Events are added one by one in any order; only those that fit are kept. */
export class ChangeExplainer {
  readonly #changes: readonly Change[]
  readonly #coverage: EventCoverage
  /** Places of changes, by a name of the resource; account changes, which no call names, by their account. */
  readonly #byName = new Map<string, number[]>()
  readonly #found = new Map<number, ExplainedBy[]>()
  readonly #hours = new Map<string, Set<number>>()

  constructor(changes: readonly Change[], coverage: EventCoverage = {}) {
    this.#changes = changes
    this.#coverage = coverage
    changes.forEach((change, index) => {
      for (const name of nameKeys(change)) {
        const known = this.#byName.get(name)
        if (known) known.push(index)
        else this.#byName.set(name, [index])
      }
    })
  }

  /** Counts any event, a read or a refused call too: it shows that the events hold this place and hour. `time` in milliseconds. */
  sawEventAt(account: string, region: string, time: number): void {
    const key = `${account} ${region}`
    const hours = this.#hours.get(key) ?? new Set()
    this.#hours.set(key, hours)
    if (hours.size < hoursAtMost) hours.add(Math.floor(time / hour))
  }

  /** Takes in a changing call. */
  add(event: ExplainingEvent): void {
    const named = (name: string): readonly number[] => this.#byName.get(`${event.account} ${name}`) ?? []
    const places = new Set(named(''))
    for (const name of event.names) for (const place of named(name)) places.add(place)
    if (withVpc.has(event.eventName)) for (const name of event.names) for (const place of named(`in ${name}`)) places.add(place)
    for (const place of places) {
      const change = this.#changes[place]
      if (change && isWithin(change, event) && fits(change, event)) this.#keep(place, event)
    }
  }

  /** What is known now of the change at this place of the list. */
  explanation(place: number): Explanation {
    const change = this.#changes[place]
    if (!change) throw new Error(`There is no change ${place}; wanted 0 to ${this.#changes.length - 1}.`)
    const events = this.#found.get(place) ?? []
    if (events.length > 0) return { outcome: 'explained', events }
    if (!needsEvent(change)) return { outcome: 'not-expected', events }
    return { outcome: this.#isCovered(change) ? 'unexplained' : 'not-found', events }
  }

  #keep(place: number, { eventID, eventName, eventSource, eventTime, principal, sourceAddress }: ExplainingEvent): void {
    const known = this.#found.get(place) ?? []
    if (known.some((one) => one.eventID === eventID && eventID !== '')) return
    const all = [...known, { eventID, eventName, eventSource, eventTime, principal, sourceAddress }]
    this.#found.set(place, all.sort((a, b) => b.eventTime - a.eventTime || (a.eventID < b.eventID ? -1 : 1)).slice(0, kept))
  }

  #isCovered({ resource, from, to }: Change): boolean {
    if (this.#coverage.complete) return true
    const { account, region, type } = resource
    // Trails may leave out the calls of KMS, which are many.
    if (type.startsWith('AWS::KMS::') || !this.#coverage.trails?.covers(account, region)) return false
    const hours = this.#hours.get(`${account} ${region === 'global' ? 'us-east-1' : region}`)
    const [first, last] = [Math.floor(from / hour), Math.floor(to / hour)]
    if (!hours || last - first >= hoursAtMost) return false
    for (let at = first; at <= last; at++) if (!hours.has(at)) return false
    return true
  }
}

function isWithin({ resource, from, to }: Change, { eventTime, region }: ExplainingEvent): boolean {
  // Buckets are listed for the whole account and changed in their region; other global services are called anywhere.
  const isHere =
    resource.region === 'global' || resource.region === region || resource.type === 'AWS::S3::Bucket' || resource.type === accountType
  return isHere && eventTime >= from && eventTime <= to + lookLasts
}

/** `account name` for every name under which a call may mention what changed. */
function nameKeys(change: Change): readonly string[] {
  const { resource } = change
  if (resource.type === accountType) return [`${resource.account} `]
  const within = change.within === undefined ? [] : [`in ${change.within}`]
  return [...namesOf(resource), ...flowLogIds(change), ...within].map((name) => `${resource.account} ${name}`)
}

/** A flow log is deleted by its own id, which the VPC's property holds. */
function flowLogIds({ properties, before, after }: Change): readonly string[] {
  if (properties[0] !== 'FlowLogs') return []
  return [before, after]
    .flatMap((list) => (Array.isArray(list) ? (list as readonly unknown[]) : []))
    .flatMap((log) => {
      const id = field(log, 'FlowLogId')
      return typeof id === 'string' ? [id] : []
    })
}
