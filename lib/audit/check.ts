import type { Resource } from '#lib/findings/resource.ts'
import type { Severity } from '#lib/findings/severity.ts'
import type { Verdict } from '#lib/findings/verdict.ts'

/** A verdict with the facts that decided it. */
export interface Judgement {
  readonly verdict: Verdict
  /** One sentence with the deciding values, for a person. */
  readonly reason: string
  /** The deciding facts, as read. */
  readonly evidence: Readonly<Record<string, unknown>>
}

/** What a check is told beside its resource. Pure: time is handed in. */
export interface CheckContext {
  /** When the snapshot was taken, milliseconds since the epoch. Ages are measured against it, not against the clock. */
  readonly takenAt: number
}

/** One control on one type of resource. `id` equals the file's path below `checks/` (`s3/bucket-x.ts` is `s3-bucket-x`). */
export interface Check<Configuration = Readonly<Record<string, unknown>>, Observed = Readonly<Record<string, unknown>>> {
  readonly id: string
  /** The wanted state, in one line. */
  readonly title: string
  readonly severity: Severity
  /** CloudFormation type that it judges. */
  readonly resource: string
  /** Why it matters: what an attacker or an accident does with it. */
  readonly rationale: string
  /** What to do, with the command. */
  readonly remediation: string
  /** The same control under the names of other tools, so that mute lists and numbers survive a move. */
  readonly aliases: { readonly prowler: readonly string[]; readonly securityHub: readonly string[] }
  /** When true, a complete listing without any resource of this type is a failure of the account (e.g. no trail at all). */
  readonly failsWhenAbsent?: string
  evaluate(
    resource: Omit<Resource, 'configuration' | 'observed'> & { readonly configuration: Configuration; readonly observed: Observed },
    context: CheckContext,
  ): Judgement
}

/** Declares a check; exists for the types, so that `configuration` and `observed` are typed where they are read. */
export function defineCheck<Configuration, Observed = Readonly<Record<string, unknown>>>(
  check: Check<Configuration, Observed>,
): Check<Configuration, Observed> {
  return check
}

/** The resource was seen and is as wanted. */
export function pass(reason: string, evidence: Judgement['evidence'] = {}): Judgement {
  return { verdict: 'pass', reason, evidence }
}

/** The resource was seen and is not as wanted. */
export function fail(reason: string, evidence: Judgement['evidence'] = {}): Judgement {
  return { verdict: 'fail', reason, evidence }
}

/** The control does not speak about this resource. */
export function notApplicable(reason: string, evidence: Judgement['evidence'] = {}): Judgement {
  return { verdict: 'not-applicable', reason, evidence }
}
