import type { CompiledPolicy } from './compiled-policy.ts'
import type { ContextValue } from './context-value.ts'

export type { ContextValue } from './context-value.ts'

/** What is known of a request beside who, what and on what, by condition key in lower case. A key that is not here is not known. */
export type Context = ReadonlyMap<string, ContextValue>

/** Tags by key as written; undefined: not known. */
export type KnownTags = Readonly<Record<string, string>> | undefined

/** Policies of an organisation along the way from its root down to the account: each level must allow. */
export type OrganizationLevels = readonly (readonly CompiledPolicy[])[]

/** Who asks. */
export interface Caller {
  /** ARN of the user or role (not of a session), `arn:aws:iam::<account>:root`, or the name of a service (`ec2.amazonaws.com`). */
  readonly arn: string
  readonly account: string
  readonly kind: 'user' | 'role' | 'root' | 'service' | 'anonymous'
  /** Its own policies, those of its groups among them. */
  readonly identity: readonly CompiledPolicy[]
  readonly boundary?: CompiledPolicy
  /** Session policies; none: the session has all that the role has. */
  readonly session?: readonly CompiledPolicy[]
  /** Empty: no organisation, or its management account. */
  readonly scps: OrganizationLevels
  readonly tags: KnownTags
  /** Organisation, and path of the account in it (`o-a/r-b/ou-c/`); null: none; undefined: not known. */
  readonly organization?: { readonly id: string; readonly path?: string } | null
}

/** What is asked for. */
export interface Target {
  /** ARN, or `*` for actions that take no resource. */
  readonly arn: string
  /** Account that owns it. */
  readonly account: string
  /** Its own policy (bucket, key, queue, trust policy of a role); null: it has none; undefined: not known. */
  readonly policy?: CompiledPolicy | null
  readonly rcps?: OrganizationLevels
  readonly tags?: KnownTags
}

/** One request. */
export interface AccessRequest {
  readonly caller: Caller
  /** `iam:PassRole`, case as in the service's list or not. */
  readonly action: string
  readonly target: Target
  readonly context?: Context
  /** Policy of the VPC endpoint that it comes through; none: it comes another way. */
  readonly endpoint?: CompiledPolicy
}
