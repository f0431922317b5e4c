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

/** The resource as a check reads it: its two bags of properties are typed by the check. */
export type Judged<Configuration, Observed> = Omit<Resource, 'configuration' | 'observed'> & {
  readonly configuration: Configuration
  readonly observed: Observed
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
  /**
   * Set when the control speaks about the account, not about each resource: one resource that passes is enough, and there is
   * one verdict, on the account. The text is the reason when a complete listing holds no resource of this type at all.
   */
  readonly accountNeedsOne?: string
  /**
   * Pure. May read any property: one that was not seen makes the verdict `unknown` by itself (`guard.ts`). Shapes come from
   * outside, so `Configuration` and `Observed` say what is hoped for; a throw is the verdict `unknown` too.
   */
  evaluate(resource: Judged<Configuration, Observed>, context: CheckContext): Judgement
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

/** It was seen, and what it says cannot be decided from here (e.g. a rule that names a list which no collector reads). */
export function undecided(reason: string, evidence: Judgement['evidence'] = {}): Judgement {
  return { verdict: 'unknown', reason, evidence }
}
