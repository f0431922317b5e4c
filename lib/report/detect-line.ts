import type { FindingSummary } from '#lib/findings/accumulated-finding.ts'
import type { EventRef, NetworkFacts } from '#lib/findings/finding.ts'
import type { Severity } from '#lib/findings/severity.ts'

/** Every event id up to this many; above it the first and the last `ends`. */
const allUpTo = 50
const ends = 25

/** One line of `keepwatch detect`: a contract with scripts, to which fields are only added. */
export interface DetectLine {
  readonly ruleId: string
  readonly title: string
  readonly severity: Severity
  /** ISO 8601 UTC, as all times here. */
  readonly firstSeen: string
  readonly lastSeen: string
  /** Event time at which the finding became due. */
  readonly emittedAt: string
  /** Distinct events, the true number even where `eventIds` is shortened. */
  readonly count: number
  /** Relative standard error of `count`; 0 while exact. */
  readonly countError: number
  readonly attack: readonly string[]
  readonly principal: string | null
  /** ARN, or the best name the records have; null when they name nothing. */
  readonly resource: string | null
  readonly account: string
  readonly region: string
  /** All ids up to 50, else the first 25 and the last 25, in order of event time. */
  readonly eventIds: readonly string[]
  readonly findingId: string
  readonly sourceAddress: string | null
  readonly network?: NetworkFacts
}

/** A monitoring finding as a line of `keepwatch detect`. Values are raw: JSON quotes them. */
export function detectLine(finding: FindingSummary): DetectLine {
  return {
    ruleId: finding.control,
    title: finding.title,
    severity: finding.severity,
    firstSeen: finding.firstSeen,
    lastSeen: finding.lastSeen,
    emittedAt: finding.emittedAt,
    count: finding.count,
    countError: finding.countError,
    attack: finding.attack,
    principal: finding.principal,
    resource: finding.resource.arn === '' ? null : finding.resource.arn,
    account: finding.account,
    region: finding.region,
    eventIds: namedEvents(finding),
    findingId: finding.id,
    sourceAddress: finding.sourceAddress,
    ...(finding.network ? { network: finding.network } : {}),
  }
}

function namedEvents({ count, earliest, latest }: Pick<FindingSummary, 'count' | 'earliest' | 'latest'>): readonly string[] {
  // All there are: a finding keeps its earliest fifty, in order.
  if (earliest.length === count) return earliest.map((event) => event.id)
  const events: readonly EventRef[] =
    count <= allUpTo ? [...earliest, ...latest].toSorted((a, b) => a.time - b.time) : [...earliest.slice(0, ends), ...latest.slice(-ends)]
  return [...new Set(events.map((event) => event.id))]
}
