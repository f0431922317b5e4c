import type { DistinctCount } from './distinct-count.ts'
import type { EventRef, MonitoringFinding, OwedAlert, Workflow } from './finding.ts'
import type { Severity } from './severity.ts'

/** One finding as a step of an incident. Foreign texts are cut, so that many steps fit into one item. */
export interface IncidentStep {
  readonly findingId: string
  readonly control: string
  readonly title: string
  readonly severity: Severity
  /** ISO 8601 UTC. */
  readonly firstSeen: string
  readonly lastSeen: string
  /** Distinct events when it joined. */
  readonly count: number
  readonly principal: string | null
  readonly sourceAddress: string | null
  readonly resource: { readonly arn: string; readonly type: string }
  readonly account: string
  readonly region: string
  readonly attack: readonly string[]
  /** Its first events, at most three. */
  readonly events: readonly EventRef[]
}

/** What people were told of an incident so far, or are about to be. */
export interface ToldOfIncident {
  readonly severity: Severity
  /** Digests of what an alert has told: which detection, about whom. */
  readonly deeds: readonly string[]
  /** Alerts owed so far. */
  readonly alerts: number
}

/**
 * Findings of one story: of one principal, session or resource within a window, and of those that they led to. It owes one alert,
 * which is updated when the story gets graver or goes on with something new, and not repeated.
 */
export interface Incident {
  readonly kind: 'incident'
  readonly id: string
  /** The gravest of its findings; graver still where several different techniques come together. */
  readonly severity: Severity
  readonly workflow: Workflow
  /** ISO 8601 UTC. */
  readonly firstSeen: string
  readonly lastSeen: string
  /** In order of time; where there are too many, the gravest and earliest. */
  readonly steps: readonly IncidentStep[]
  /** Distinct findings, of which `steps` may be a part. */
  readonly findings: DistinctCount
  /** The finding that tells the story: the gravest, of those the first. Without its `distinct` events. */
  readonly lead: MonitoringFinding
  readonly attack: readonly string[]
  readonly alerts: readonly OwedAlert[]
  readonly told?: ToldOfIncident
  /** Id under which people know it: that of the incident whose alert they got first. */
  readonly thread: string
  /** The incident that took this one over, when it turned out that both are one story. */
  readonly mergedInto?: string
}
