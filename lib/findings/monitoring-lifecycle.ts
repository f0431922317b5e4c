import { addDistinct, distinctError, distinctSize, emptyDistinct, mergeDistinct } from './distinct-count.ts'
import type { EventRef, MonitoringFinding, NetworkFacts } from './finding.ts'
import { monitoringFindingId, windowStart } from './identity.ts'
import type { MonitoringObservation } from './observation.ts'
import { owe } from './outbox.ts'
import { graverSeverity } from './severity.ts'

/** Earliest and latest events that a finding names; together they give every id up to 50, then the first and last 25. */
export const earliestKept = 50
export const latestKept = 25

const byTime = (a: EventRef, b: EventRef): number => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function inOrder(...lists: readonly (readonly EventRef[])[]): EventRef[] {
  const unique = new Map<string, EventRef>()
  for (const list of lists) {
    for (const event of list) {
      const known = unique.get(event.id)
      if (!known || event.time < known.time) unique.set(event.id, event)
    }
  }
  return [...unique.values()].sort(byTime)
}

/** The finding that one observation makes by itself. */
function findingOf(observation: MonitoringObservation): MonitoringFinding {
  const { dueAt, period } = observation
  const events = inOrder(observation.events)
  const first = events[0]
  const last = events.at(-1)
  if (!first || !last)
    throw new Error(
      `Observation of ${observation.control} rests on no event. Wanted: at least one. A detection must name the events it saw.`,
    )
  const start = windowStart(dueAt, period)
  const named = addDistinct(
    emptyDistinct,
    observation.events.map((event) => event.id),
  )
  const distinct = observation.distinct ? mergeDistinct(named, observation.distinct) : named
  return {
    kind: 'monitoring',
    id: monitoringFindingId(observation),
    control: observation.control,
    title: observation.title,
    severity: observation.severity,
    resource: observation.resource,
    account: observation.account,
    region: observation.region,
    workflow: 'new',
    firstSeen: new Date(first.time).toISOString(),
    lastSeen: new Date(last.time).toISOString(),
    alerts: [],
    dedupKey: observation.dedupKey,
    windowStart: new Date(start).toISOString(),
    windowEnd: new Date(start + period).toISOString(),
    emittedAt: new Date(dueAt).toISOString(),
    count: distinctSize(distinct),
    countError: distinctError(distinct),
    distinct,
    earliest: events.slice(0, earliestKept),
    latest: events.slice(-latestKept),
    attack: [...new Set(observation.attack)].sort(),
    principal: observation.principal,
    sourceAddress: observation.sourceAddress,
    facts: observation.facts,
    ...(observation.network ? { network: observation.network } : {}),
    ...(observation.runbook ? { runbook: observation.runbook } : {}),
  }
}

/** What the leading sighting says: taken over whole when sightings merge. */
export type Told = Pick<
  MonitoringObservation,
  'title' | 'dedupKey' | 'account' | 'region' | 'resource' | 'principal' | 'sourceAddress' | 'facts' | 'runbook'
>

/** A text by which two sightings that became due at the same time are ordered: equal only when they say the same. */
export function toldKey({ principal, sourceAddress, facts, resource, title, account, region, runbook }: Told): string {
  return JSON.stringify([principal, sourceAddress, facts, resource, title, account, region, runbook ?? null])
}

/** Which of two tells the story: the one that became due first, then by what they say, so that order of arrival never decides. */
function leading(a: MonitoringFinding, b: MonitoringFinding): MonitoringFinding {
  if (a.emittedAt !== b.emittedAt) return a.emittedAt < b.emittedAt ? a : b
  return toldKey(a) <= toldKey(b) ? a : b
}

/** The figures of the worse of two minutes; of two that are as bad, always the same. */
export function worseNetwork(a: NetworkFacts | undefined, b: NetworkFacts | undefined): NetworkFacts | undefined {
  if (!a || !b) return a ?? b
  if (a.observed !== b.observed) return a.observed > b.observed ? a : b
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b
}

/** Two sightings of one story as one: commutative, associative and idempotent, so redelivery and order change nothing. */
export function mergeSightings(a: MonitoringFinding, b: MonitoringFinding): MonitoringFinding {
  const lead = leading(a, b)
  const distinct = mergeDistinct(a.distinct, b.distinct)
  const worse = worseNetwork(a.network, b.network)
  return {
    ...lead,
    severity: graverSeverity(a.severity, b.severity),
    workflow: a.workflow,
    alerts: a.alerts,
    firstSeen: [a.firstSeen, b.firstSeen].sort()[0] ?? a.firstSeen,
    lastSeen: [a.lastSeen, b.lastSeen].sort()[1] ?? a.lastSeen,
    emittedAt: lead.emittedAt,
    count: distinctSize(distinct),
    countError: distinctError(distinct),
    distinct,
    earliest: inOrder(a.earliest, b.earliest).slice(0, earliestKept),
    latest: inOrder(a.latest, b.latest).slice(-latestKept),
    attack: [...new Set([...a.attack, ...b.attack])].sort(),
    ...(worse ? { network: worse } : {}),
  }
}

/**
 * The monitoring finding after an observation of the same window. When it is new or graver it owes that its incident hears of
 * it (which is told to people, `incident-store.ts`); a higher count does not. `now` (milliseconds) is for the outbox only.
 */
export function observeMonitoring(
  previous: MonitoringFinding | undefined,
  observation: MonitoringObservation,
  now: number,
): MonitoringFinding {
  const seen = findingOf(observation)
  const merged = previous ? mergeSightings(previous, seen) : seen
  if (previous && previous.severity === merged.severity) return merged
  return { ...merged, alerts: owe(merged.alerts, merged.id, previous ? 'updated' : 'opened', previous ? merged.severity : 0, now) }
}
