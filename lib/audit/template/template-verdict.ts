import type { AuditObservation } from '#lib/findings/observation.ts'
import type { Thresholds } from '../thresholds.ts'
import type { DeploymentFacts } from './environment.ts'
import type { Place } from './parse-json.ts'

/** What auditing a template is told from outside. */
export interface TemplateAuditOptions {
  readonly deployment: DeploymentFacts
  readonly thresholds?: Thresholds
  /** Milliseconds since the epoch: ages and ends of support are measured against it. */
  readonly takenAt: number
  readonly runId: string
  /** Whether a template of this file name is audited too (that of a nested stack). @default none is */
  readonly isAudited?: (fileName: string) => boolean
}

/** A verdict on a resource of a template, and where that stands. */
export interface TemplateVerdict {
  readonly observation: AuditObservation
  readonly logicalId: string
  readonly place: Place
}
