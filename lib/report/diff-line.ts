import type { ResourceRef } from '#lib/findings/resource.ts'
import type { Severity } from '#lib/findings/severity.ts'

/** A change between two snapshots, as the audit tells it (lib/audit/diff/change.ts). */
export interface ToldChange {
  readonly kind: string
  readonly resource: ResourceRef
  readonly properties: readonly string[]
  /** Bounded and without secrets already. */
  readonly before?: unknown
  readonly after?: unknown
  readonly sentence: string
  readonly weight: Severity
  readonly effect: string
  /** Milliseconds since the epoch. */
  readonly from: number
  readonly to: number
}

/** Which calls made a change (lib/audit/explain-change/explain-changes.ts). */
export interface ToldExplanation {
  readonly outcome: 'explained' | 'unexplained' | 'not-found' | 'not-expected'
  readonly events: readonly {
    readonly eventID: string
    readonly eventName: string
    readonly eventSource: string
    readonly eventTime: number
    readonly principal: string | null
    readonly sourceAddress: string | null
  }[]
}

/** What could not be compared. */
export interface ToldHole {
  readonly account: string
  readonly region: string
  readonly type: string
  readonly property?: string
  readonly unseenIn: string
  readonly count: number
  readonly examples: readonly string[]
  readonly reason: string
  readonly sentence: string
}

const iso = (time: number): string => new Date(time).toISOString()

/** A change as a line of `keepwatch diff`: a contract with scripts, to which fields are only added. Values are raw: JSON quotes them. */
export function changeLine(change: ToldChange, explanation?: ToldExplanation) {
  const { kind, resource, properties, sentence, weight, effect, from, to } = change
  return {
    record: 'change' as const,
    kind,
    weight,
    effect,
    sentence,
    resource: { arn: resource.arn, type: resource.type },
    account: resource.account,
    region: resource.region,
    properties,
    ...(change.before === undefined ? {} : { before: change.before }),
    ...(change.after === undefined ? {} : { after: change.after }),
    /** It happened between these, ISO 8601 UTC. */
    notBefore: iso(from),
    notAfter: iso(to),
    ...(explanation ? { explanation: { outcome: explanation.outcome, events: explanation.events.map(eventLine) } } : {}),
  }
}

function eventLine({ eventID, eventName, eventSource, eventTime, principal, sourceAddress }: ToldExplanation['events'][number]) {
  return { eventId: eventID, eventName, eventSource, eventTime: iso(eventTime), principal, sourceAddress }
}

/** What could not be compared, as a line. */
export function holeLine({ account, region, type, property, unseenIn, count, examples, reason, sentence }: ToldHole) {
  const of = property === undefined ? {} : { property }
  return { record: 'incomparable' as const, sentence, type, account, region, ...of, unseenIn, count, examples, reason }
}
