import type { AuditObservation } from '#lib/findings/observation.ts'
import type { ResourceRef } from '#lib/findings/resource.ts'
import type { Severity } from '#lib/findings/severity.ts'
import type { Verdict } from '#lib/findings/verdict.ts'

/** A control that is judged over a whole account, not by one resource: who can do what, and whether a procedure works. */
export interface ReviewControl {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly rationale: string
  readonly remediation: string
}

/** Nobody becomes administrator who is not meant to be. Resource: the user or role. */
export const escalationAbsent: ReviewControl = {
  id: 'iam-principal-escalation-absent',
  title: 'Users and roles cannot make themselves administrators',
  severity: 'high',
  rationale:
    'Rights that look narrow add up: who may hand a strong role to a function, or write the policy he lives under, has every right there is. An intruder needs one such account only.',
  remediation: 'Make the change that the evidence proposes: it takes away the one right of the path that the fewest statements give.',
}

/** Whoever reaches sensitive data is on the owner's list. Resource: the resource that holds the data. */
export const dataAccessAuthorised: ReviewControl = {
  id: 'sensitive-data-access-authorised',
  title: 'Only authorised people and roles reach sensitive data',
  severity: 'high',
  rationale:
    'What policies grant and what the owner of the data meant drift apart, most of all where one may become somebody else. Who can read the data and should not is what an intruder looks for.',
  remediation:
    'Take away the right that the evidence names, or the step by which somebody becomes another; or, if the access is meant, put the person or role on the list of the owner.',
}

/** Nobody is on the owner's list for nothing. Resource: the account. */
export const authorisationUsed: ReviewControl = {
  id: 'sensitive-data-authorisation-used',
  title: 'People and roles on the list for sensitive data have and use the access',
  severity: 'low',
  rationale:
    'A list with people who have left, or who never had the access, is one that nobody reads: the next review signs it off unread.',
  remediation: 'Strike the lines that the evidence names from the list, or give the access that it promises.',
}

/** Password management works. Resource: the account. */
export const passwordsEffective: ReviewControl = {
  id: 'password-management-effective',
  title: 'Password management works: what the policy asks is so',
  severity: 'medium',
  rationale:
    'A password policy is a setting; whether people and programs live by it is another question. Old passwords, users without a second factor and keys that nobody replaces are how accounts are taken over, whatever the policy says.',
  remediation: 'Take the measures that the evidence calls ineffective, the weightiest first: each names whom it is about.',
}

/** What of an observation is the same for all of one account and run. */
export interface ReviewedRun {
  readonly account: string
  readonly runId: string
  /** Regions that were looked in: they tell the partition. */
  readonly regions: readonly string[]
  /** When the snapshot was taken, milliseconds since the epoch. */
  readonly observedAt: number
}

/** One observation of such a control. */
export function reviewed(
  control: ReviewControl,
  { runId, observedAt }: ReviewedRun,
  about: {
    readonly resource: ResourceRef
    readonly verdict: Verdict
    readonly reason: string
    readonly evidence?: Readonly<Record<string, unknown>>
  },
): AuditObservation {
  const { id, title, severity, remediation } = control
  return { kind: 'audit', control: id, title, severity, remediation, evidence: {}, ...about, observedAt, runId }
}
