import type { DistinctCount } from './distinct-count.ts'
import type { ExceptionRef } from './exception/exception.ts'
import type { EventRef, NetworkFacts, RunBook } from './finding.ts'
import type { ResourceRef } from './resource.ts'
import type { Severity } from './severity.ts'
import type { Verdict } from './verdict.ts'

/** What one evaluation of one (check, resource) saw. */
export interface AuditObservation {
  readonly kind: 'audit'
  readonly control: string
  readonly title: string
  readonly severity: Severity
  readonly verdict: Verdict
  readonly resource: ResourceRef
  readonly evidence: Readonly<Record<string, unknown>>
  readonly reason: string
  readonly remediation: string
  /** When the snapshot was taken, milliseconds since the epoch. */
  readonly observedAt: number
  readonly runId: string
  /** It fails, and somebody accepted the risk. */
  readonly exception?: ExceptionRef
}

/** What a detection saw: some events that together are one sighting of the behaviour. Observations of one window merge. */
export interface MonitoringObservation {
  readonly kind: 'monitoring'
  readonly control: string
  readonly title: string
  readonly severity: Severity
  /** What makes two sightings the same story, e.g. account and principal. */
  readonly dedupKey: string
  /** Length of the window on event time in which sightings merge, milliseconds. */
  readonly period: number
  /** The events it rests on; at least one. */
  readonly events: readonly EventRef[]
  /** Counts all events where they are too many to be listed (the records of a flood); `events` then names some of them. */
  readonly distinct?: DistinctCount
  /** Event time at which it became due: the completing event or the end of its bucket, milliseconds. */
  readonly dueAt: number
  readonly account: string
  readonly region: string
  readonly resource: ResourceRef
  readonly principal: string | null
  readonly sourceAddress: string | null
  readonly attack: readonly string[]
  readonly facts: Readonly<Record<string, string>>
  readonly network?: NetworkFacts
  readonly runbook?: RunBook
}

/** What either wing hands to the store. */
export type Observation = AuditObservation | MonitoringObservation
