import type { ExceptionRef } from '#lib/findings/exception/exception.ts'
import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Severity } from '#lib/findings/severity.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import { prune } from './prune.ts'

/** The same control under the names of other tools. */
export interface ControlAliases {
  readonly prowler: readonly string[]
  readonly securityHub: readonly string[]
}

/** One line of `keepwatch audit`: a contract with scripts, to which fields are only added. */
export interface AuditLine {
  readonly checkId: string
  readonly verdict: Verdict
  readonly severity: Severity
  readonly resource: { readonly arn: string; readonly type: string }
  readonly account: string
  readonly region: string
  /** The deciding facts. */
  readonly evidence: unknown
  /** Only when the evidence was too deep or too large to be given whole. */
  readonly evidenceTruncated?: true
  readonly reason: string
  readonly aliases: ControlAliases
  readonly title: string
  /** When the snapshot was taken, ISO 8601 UTC. */
  readonly observedAt: string
  readonly runId: string
  /** It fails, and this accepted risk covers it. */
  readonly exception?: ExceptionRef
}

/** Enough for any policy document; a value nested ten thousand deep would break whoever serialises it. */
const evidenceLimits = { depth: 40, nodes: 20_000, string: 100_000 }

/** One verdict as a line of `keepwatch audit`. Values are raw: JSON quotes them. */
export function auditLine(observation: AuditObservation, aliases: ControlAliases | undefined): AuditLine {
  const evidence = prune(observation.evidence, evidenceLimits)
  return {
    checkId: observation.control,
    verdict: observation.verdict,
    severity: observation.severity,
    resource: { arn: observation.resource.arn, type: observation.resource.type },
    account: observation.resource.account,
    region: observation.resource.region,
    evidence: evidence.value,
    ...(evidence.truncated ? { evidenceTruncated: true } : {}),
    reason: observation.reason,
    aliases: { prowler: aliases?.prowler ?? [], securityHub: aliases?.securityHub ?? [] },
    title: observation.title,
    observedAt: new Date(observation.observedAt).toISOString(),
    runId: observation.runId,
    ...(observation.exception ? { exception: observation.exception } : {}),
  }
}
