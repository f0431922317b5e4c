import type { Resource } from '#lib/findings/resource.ts'
import type { Severity } from '#lib/findings/severity.ts'
import type { Verdict } from '#lib/findings/verdict.ts'
import type { Related } from './related.ts'
import type { ConfigurationOf, ObservedOf, PropertyOf, Reading } from './resource-types.ts'
import type { Thresholds } from './thresholds.ts'

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
  /** Other resources of the account, of the types that the check names in `also`. */
  readonly related: Related
  /** Numbers that an operator may set, e.g. days. */
  readonly thresholds: Thresholds
}

/** What to do about a fail, in the way in which the reader works. Each is complete in itself and names what to fill in as `<NAME>`. */
export interface Remediation {
  /** Words and commands of the AWS CLI. */
  readonly cli: string
  /** A piece of CDK in TypeScript, or of CloudFormation, that is as wanted. */
  readonly cdk: string
  /** Resource and arguments of Terraform's AWS provider. */
  readonly terraform: string
}

/** The resource as an evaluator reads it. */
export type JudgedResource<Configuration, Observed> = Omit<Resource, 'configuration' | 'observed'> & {
  readonly configuration: Configuration
  readonly observed: Observed
}

type AnyBag = Readonly<Record<string, unknown>>

/** One control on one type of resource. `id` equals the file's path below `checks/` (`s3/bucket-x.ts` is `s3-bucket-x`). */
export interface Check<Configuration = AnyBag, Observed = AnyBag> {
  readonly id: string
  /** The wanted state, in one line. */
  readonly title: string
  readonly severity: Severity
  /** CloudFormation type that it judges. */
  readonly resource: string
  /**
   * Properties of `configuration` and `observed` that it reads, and `Tags`. Collectors fetch no more than the chosen checks read;
   * one that the snapshot does not hold, and one that is not named here, is not seen.
   */
  readonly reads: readonly string[]
  /** Other types whose resources it looks at through `context.related`, with the properties that it reads of them. */
  readonly also?: Readonly<Record<string, readonly string[]>>
  /** Why it matters: what an attacker or an accident does with it. */
  readonly rationale: string
  readonly remediation: Remediation
  /** The same control under the names of other tools, so that mute lists and numbers survive a move. */
  readonly aliases: { readonly prowler: readonly string[]; readonly securityHub: readonly string[] }
  /**
   * Set when the control speaks about the account, not about each resource: one resource that passes is enough, and there is
   * one verdict, on the account. The text is the reason when a complete listing holds no resource of this type at all.
   */
  readonly accountNeedsOne?: string
  /** Like `accountNeedsOne`, for each region: one verdict a region, on the account in that region. */
  readonly regionNeedsOne?: string
  /**
   * Pure. May read any property it names in `reads`: one that was not seen makes the verdict `unknown` by itself (`guard.ts`). Shapes
   * come from outside, so the types say what is hoped for; a throw is the verdict `unknown` too.
   */
  evaluate(resource: JudgedResource<Configuration, Observed>, context: CheckContext): Judgement
}

/** What `defineCheck` takes: the same, with `reads` and `also` held against the properties of the types they name. */
type CheckDefinition<Type extends string, Read extends PropertyOf<Type>, Also extends string> = Omit<
  Check<Reading<ConfigurationOf<Type>, Read>, Reading<ObservedOf<Type>, Read>>,
  'resource' | 'reads' | 'also'
> & {
  readonly resource: Type
  readonly reads: readonly Read[]
  readonly also?: { readonly [Other in Also]: readonly PropertyOf<Other>[] }
}

/** Declares a check; `evaluate` sees exactly the properties that `reads` names, typed by the CloudFormation schema of `resource`. */
export function defineCheck<const Type extends string, const Read extends PropertyOf<Type>, const Also extends string = never>(
  check: CheckDefinition<Type, Read, Also>,
): Check {
  return check as unknown as Check
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

/** The facts are gathered in `evidence`; a person has to judge them and say so, with a date (an attestation). */
export function forPerson(reason: string, evidence: Judgement['evidence'] = {}): Judgement {
  return { verdict: 'manual', reason, evidence }
}
