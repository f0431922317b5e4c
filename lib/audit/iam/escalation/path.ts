import type { AssetKind } from '../inventory/asset-kinds.ts'

/**
 * A way from some rights to more: requests that must all be allowed, about something that is taken over. Names of variables stand in
 * braces in the templates of resources. Bound before anything is asked: `{self}` (ARN of the caller), `{role}`, `{user}`, `{group}`,
 * `{policy}`, `{asset}` (ARNs of the target, by its kind), `{profile}` (its instance profile), `{partition}`, `{account}`, `{region}`, and
 * for everything in `needs` its ARN and `{<as>Name}`. Every other variable is free: the caller chooses it, unless its name ends in `Id`: then AWS
 * does. The same variable is the same thing in all requests of a path.
 */
export interface EscalationPath {
  /** Id at pathfinding.cloud, where there is one. */
  readonly id: string
  readonly name: string
  /** What happens, in a sentence or two. */
  readonly description: string
  /** Who can walk it; absent: users and roles. `outsider`: callers of other accounts that a trust policy names, `anybody`: those that it does not. */
  readonly by?: 'user' | 'role' | 'outsider' | 'anybody'
  readonly target: PathTarget
  /** What must exist besides. */
  readonly needs?: readonly PathNeed[]
  /** What cannot be seen in an account, and is not known therefore. */
  readonly assumes?: string
  readonly requests: readonly PathRequest[]
  readonly gain: Gain
}

/** What is taken over. */
export type PathTarget =
  | { readonly kind: 'self' }
  /** A role; `trusts`: a service that may assume it, to which it can be handed. `profile`: it needs an instance profile. */
  | { readonly kind: 'role'; readonly trusts?: string; readonly profile?: true }
  /** Another user; `keys`: it has room for an access key or (`full`) none; `login`: whether it has a password. */
  | { readonly kind: 'user'; readonly keys?: 'free' | 'full'; readonly login?: boolean }
  /** A group that the caller is a member of, or (`other`) is not. */
  | { readonly kind: 'group'; readonly membership: 'member' | 'other' }
  /** A managed policy of the account that is in force for the caller, or for a role. */
  | { readonly kind: 'policy'; readonly heldBy: 'self' | 'role' }
  /** A policy of the caller alone (not through a group) that denies something. */
  | { readonly kind: 'denial'; readonly held: 'attached' | 'inline' }
  /** Something that acts with a role; `facts` must hold of it. */
  | { readonly kind: 'asset'; readonly of: AssetKind; readonly facts?: readonly string[] }
  /** The account as such. */
  | { readonly kind: 'account' }

/** Something that must exist, to be named in requests. */
export interface PathNeed {
  readonly as: string
  readonly of: AssetKind
  readonly facts?: readonly string[]
}

/** A request; all of a path must be allowed. */
export interface PathRequest {
  readonly action: string
  /** Template of the resource, `*` for actions that take none. */
  readonly on: string
  /** Other resources that do as well: one of them must be allowed. */
  readonly orOn?: readonly string[]
  /** Condition keys in lower case and their values, templates too. `{administratorPolicy}`: a managed policy that gives everything. */
  readonly with?: Readonly<Record<string, string>>
  /** The resource is there before, so that its tags are not known. */
  readonly exists?: true
  /** Asked after the trust policy of the role was rewritten to let the caller in. */
  readonly afterTrust?: true
  /** Only needed when the policy has as many versions as it may have. */
  readonly whenVersionsFull?: true
}

/**
 * What a path gives: `become` the target principal (or the role of the asset); `grow`: the target takes on every right its boundary
 * leaves, and the caller is it or becomes it; `rewrite`: the same through the policy that is taken over; `join`: the rights of a group;
 * `unbind`: the target without its boundary; `shed`: the caller without the policy that is taken away; `onward`: whoever the target may assume; `everything`: administrator.
 */
export type Gain = 'become' | 'grow' | 'rewrite' | 'join' | 'unbind' | 'shed' | 'onward' | 'everything'
