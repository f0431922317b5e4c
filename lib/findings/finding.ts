import type { DistinctCount } from './distinct-count.ts'
import type { ExceptionRef } from './exception/exception.ts'
import type { ResourceRef } from './resource.ts'
import type { Severity } from './severity.ts'
import type { Verdict } from './verdict.ts'

/** Where a finding stands with the people who work on it. */
export type Workflow = 'new' | 'notified' | 'suppressed' | 'resolved'

/** Why a finding is told: it opened, it got graver, or it is over. */
export type AlertChange = 'opened' | 'updated' | 'recovered'

/**
 * An alert that a finding owes or has sent. It is written in the same item as the finding (an outbox), published
 * afterwards, and swept up if a crash came between; its id is the same however often it is published.
 */
export interface OwedAlert {
  readonly id: string
  readonly change: AlertChange
  readonly state: 'pending' | 'sent'
  /** When it became owed, ISO 8601 UTC. */
  readonly owedAt: string
  readonly sentAt?: string
}

/** One event that a monitoring finding rests on. */
export interface EventRef {
  readonly id: string
  /** Event time, milliseconds since the epoch. */
  readonly time: number
}

/** What a network finding says beyond the rest: the figures a responder needs to act on a flood. */
export interface NetworkFacts {
  /** Shape of the traffic, e.g. `syn-flood`, `udp-amplification`. */
  readonly vector: string
  readonly target: string
  /** Top sources with their share of the packets, largest first, at most ten. */
  readonly sources: readonly { readonly address: string; readonly packets: number }[]
  /** Usual packets a minute of this target; null when nothing was learned yet. */
  readonly baseline: number | null
  /** Packets in the worst minute. */
  readonly observed: number
}

/** Run-book of a detection: what to ask, what to run (by a person), how to get back. Placeholders `{{field}}` are filled by the report. */
export interface RunBook {
  readonly triage: readonly string[]
  readonly containment: readonly string[]
  readonly recovery: readonly string[]
}

interface FindingBase {
  /** Deterministic: the same facts give the same id on any machine (`identity.ts`). */
  readonly id: string
  /** Id of the check or detection. */
  readonly control: string
  readonly title: string
  readonly severity: Severity
  readonly resource: ResourceRef
  readonly account: string
  readonly region: string
  readonly workflow: Workflow
  /** ISO 8601 UTC. */
  readonly firstSeen: string
  readonly lastSeen: string
  /** Outbox; sent ones are kept up to a bound, pending ones always. */
  readonly alerts: readonly OwedAlert[]
}

/** One (check, resource). Opens on fail, stays, resolves on pass, never changes on unknown. */
export interface AuditFinding extends FindingBase {
  readonly kind: 'audit'
  /** The last verdict that was decided. */
  readonly verdict: Exclude<Verdict, 'unknown'>
  /** Times that it opened; part of an alert's id, so that a second opening is a second alert. */
  readonly episode: number
  /** Facts that decided, as read from the account. */
  readonly evidence: Readonly<Record<string, unknown>>
  readonly reason: string
  readonly remediation: string
  /** When the snapshot that decided was taken, ISO 8601 UTC. An observation that is not newer changes nothing. */
  readonly observedAt: string
  readonly resolvedAt?: string
  readonly runId: string
  /** The accepted risk that hides it; there exactly while `workflow` is `suppressed`. */
  readonly exception?: ExceptionRef
}

/** One (detection, dedup key, time window): a storm is one finding with a count; a later attack is another. */
export interface MonitoringFinding extends FindingBase {
  readonly kind: 'monitoring'
  readonly dedupKey: string
  /** Start and end of the window on event time, ISO 8601 UTC. */
  readonly windowStart: string
  readonly windowEnd: string
  /** Event time at which the finding first became due: the completing event or the end of its bucket. ISO 8601 UTC. */
  readonly emittedAt: string
  /** Distinct events; exact up to a bound, then a sketch whose standard error is `countError`. */
  readonly count: number
  /** Relative standard error of `count`: 0 while exact. */
  readonly countError: number
  readonly distinct: DistinctCount
  /** The earliest events, at most 50, in order of time. */
  readonly earliest: readonly EventRef[]
  /** The latest events, at most 25, in order of time. */
  readonly latest: readonly EventRef[]
  /** ATT&CK technique ids. */
  readonly attack: readonly string[]
  readonly principal: string | null
  readonly sourceAddress: string | null
  /** A few named facts of the first event (`eventName`, `userAgent`, `errorCode` …), for the alert. */
  readonly facts: Readonly<Record<string, string>>
  readonly network?: NetworkFacts
  readonly runbook?: RunBook
}

/** A finding: where the two wings meet. */
export type Finding = AuditFinding | MonitoringFinding
