import { distinctSize } from '#lib/findings/distinct-count.ts'
import type { Incident } from '#lib/findings/incident.ts'
import type { Severity } from '#lib/findings/severity.ts'

/** One line of `keepwatch detect --incidents`: a contract with scripts, to which fields are only added. Times are ISO 8601 UTC. */
export interface IncidentLine {
  readonly incidentId: string
  readonly title: string
  readonly severity: Severity
  readonly firstSeen: string
  readonly lastSeen: string
  /** Distinct findings, the true number even where there are fewer steps. */
  readonly findings: number
  /** Whether people would be told of it. */
  readonly told: boolean
  readonly principal: string | null
  readonly account: string
  readonly region: string
  readonly attack: readonly string[]
  /** In order of time. */
  readonly steps: readonly {
    readonly at: string
    readonly ruleId: string
    readonly title: string
    readonly severity: Severity
    readonly count: number
    readonly principal: string | null
    readonly resource: string | null
    readonly sourceAddress: string | null
    readonly findingId: string
    /** The first three. */
    readonly eventIds: readonly string[]
  }[]
}

/** An incident as a line. Values are raw: JSON quotes them. */
export function incidentLine({ id, lead, severity, firstSeen, lastSeen, findings, told, attack, steps }: Incident): IncidentLine {
  return {
    incidentId: id,
    title: lead.title,
    severity,
    firstSeen,
    lastSeen,
    findings: distinctSize(findings),
    told: told !== undefined,
    principal: lead.principal,
    account: lead.account,
    region: lead.region,
    attack,
    steps: steps.map((step) => ({
      at: step.firstSeen,
      ruleId: step.control,
      title: step.title,
      severity: step.severity,
      count: step.count,
      principal: step.principal,
      resource: step.resource.arn === '' ? null : step.resource.arn,
      sourceAddress: step.sourceAddress,
      findingId: step.findingId,
      eventIds: step.events.map((event) => event.id),
    })),
  }
}
