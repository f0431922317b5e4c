import type { AlertChange, Finding, NetworkFacts } from '#lib/findings/finding.ts'
import type { Severity } from '#lib/findings/severity.ts'
import type { AlertLink } from './console-link.ts'
import type { Step } from './fill-step.ts'

/** Whether the story is open, got graver, or is over. */
export type AlertStatus = 'OPEN' | 'UPDATED' | 'RECOVERED'

/** Where an alert comes from, so that a receiver can trace it. */
export interface AlertProvenance {
  readonly findingKind: Finding['kind']
  /** When it became owed, ISO 8601 UTC. */
  readonly owedAt: string
  /** Event time at which a monitoring finding became due, or when the deciding snapshot was taken. ISO 8601 UTC. */
  readonly decidedAt: string
  /** From `decidedAt` to `owedAt`, milliseconds; null when either is no time. */
  readonly latencyMs: number | null
  /** Ids of events of a monitoring finding, at most 50; `count` is the true number. */
  readonly eventIds: readonly string[]
  /** Audit run that decided; null for monitoring. */
  readonly runId: string | null
}

/** Run-book with its placeholders filled. */
export interface AlertRunBook {
  readonly triage: readonly Step[]
  readonly containment: readonly Step[]
  readonly recovery: readonly Step[]
}

/** One step of a story. `title` is escaped; ids are raw, bounded. */
export interface AlertStep {
  /** ISO 8601 UTC. */
  readonly at: string
  readonly control: string
  readonly title: string
  readonly severity: Severity
  /** Distinct events. */
  readonly count: number
  readonly who: string | null
  /** The resource in words, escaped. */
  readonly resource: string
  readonly findingId: string
}

/** The story that a monitoring alert tells. */
export interface AlertIncident {
  readonly id: string
  /** Distinct findings, of which `steps` may be a part. */
  readonly findings: number
  /** In order of time. */
  readonly steps: readonly AlertStep[]
}

/** What only an audit finding says. */
export interface AlertAudit {
  readonly verdict: string
  readonly reason: string
  readonly remediation: readonly Step[]
  /** The deciding facts, bounded; raw values. */
  readonly evidence: unknown
}

/**
 * One alert in words, the same for every channel; `keepwatch.alert.v1` is its JSON form. Sentences (`title`, `what`, `who`,
 * `fromWhere`, steps) are escaped and safe to print; `facts`, `evidence`, `resource`, `network` and ids are raw values, bounded.
 */
export interface Alert {
  readonly schema: 'keepwatch.alert.v1'
  readonly alertId: string
  readonly findingId: string
  readonly change: AlertChange
  readonly status: AlertStatus
  /** What a subscriber filters on: an attack or a configuration that fails. */
  readonly kind: 'monitoring' | 'compliance'
  /** Id of the detection or check. */
  readonly control: string
  readonly title: string
  readonly severity: Severity
  /** 1 (informational) to 5 (critical). */
  readonly severityId: number
  readonly what: string
  readonly who: string | null
  readonly fromWhere: string | null
  readonly when: { readonly firstSeen: string; readonly lastSeen: string }
  /** Distinct events of the leading finding; 1 for an audit finding. */
  readonly count: number
  /** Relative standard error of `count`. */
  readonly countError: number
  readonly account: string
  readonly region: string
  readonly resource: { readonly arn: string; readonly type: string }
  /** ATT&CK technique ids. */
  readonly attack: readonly string[]
  readonly principal: string | null
  readonly runbook: AlertRunBook | null
  readonly audit: AlertAudit | null
  /** The story that `findingId` leads; null for audits. */
  readonly incident: AlertIncident | null
  readonly network: NetworkFacts | null
  readonly links: readonly AlertLink[]
  readonly provenance: AlertProvenance
  readonly facts: Readonly<Record<string, string>>
  /** What has changed since the alert became owed, when it was told late; null mostly. */
  readonly since: string | null
  /** Whether anything was shortened or left out to keep the alert small. */
  readonly truncated: boolean
}
