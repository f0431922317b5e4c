import type { Caller, KnownTags, OrganizationLevels } from '../evaluate/access-request.ts'
import type { CompiledPolicy } from '../evaluate/compiled-policy.ts'
import type { AssetKind } from './asset-kinds.ts'

/** A user or role, with what the account says of it. */
export interface Principal {
  readonly kind: 'user' | 'role'
  readonly arn: string
  readonly name: string
  readonly caller: Caller
  /** ARNs of the managed policies that are attached to it itself. */
  readonly attached: readonly string[]
  readonly boundaryArn: string | null
  /** Groups of a user. */
  readonly groups: readonly string[]
  /** Trust policy of a role; null: a user has none, or it could not be read (then it is named in `unread`). */
  readonly trust: CompiledPolicy | null
  /** ARNs of the instance profiles that hold a role. */
  readonly instanceProfiles: readonly string[]
  readonly credentials: Credentials | undefined
  /** Policies that decide about it and could not be read, with why; what rests on them is not known. */
  readonly unread: readonly string[]
  /** Belongs to an AWS service (`aws-service-role`): nobody takes, passes or changes it. */
  readonly isServiceLinked: boolean
  /** Kept by AWS (service-linked, or of Identity Center): its policies and trust are changed by AWS only. */
  readonly isManagedByAws: boolean
}

/** What is known of the credentials of a user; undefined members were not told. */
export interface Credentials {
  readonly accessKeys: number | undefined
  readonly hasLogin: boolean | undefined
}

/** A group of users. */
export interface Group {
  readonly arn: string
  readonly name: string
  readonly policies: readonly CompiledPolicy[]
  readonly attached: readonly string[]
  readonly unread: readonly string[]
}

/** A managed policy of the account; those of AWS cannot be changed by anyone here. */
export interface ManagedPolicy {
  readonly arn: string
  readonly compiled: CompiledPolicy | undefined
  /** Versions it has; at five a new one needs an old one deleted. */
  readonly versions: number | undefined
  readonly isOwn: boolean
}

/** A fact of an asset: undefined when it was not told. */
export type Fact = boolean | undefined

/** Something that exists and may act with a role: a function, an instance, a project. */
export interface Asset {
  readonly kind: AssetKind
  readonly arn: string
  readonly name: string
  readonly tags: KnownTags
  /** ARNs of roles it acts with; undefined: a role is named that the account does not list, or none could be found out. */
  readonly roles: readonly string[] | undefined
  readonly facts: ReadonlyMap<string, Fact>
}

/** An account as the questions of who can do what need it. */
export interface Inventory {
  readonly account: string
  readonly partition: string
  readonly principals: readonly Principal[]
  readonly groups: readonly Group[]
  readonly policies: ReadonlyMap<string, ManagedPolicy>
  /** By kind; a kind that is not here was not looked at. */
  readonly assets: ReadonlyMap<AssetKind, readonly Asset[]>
  /** Kinds of which some may be missing in `assets`. */
  readonly partly: ReadonlySet<AssetKind>
  readonly scps: OrganizationLevels
  /** Resource control policies that hold for what the account has. */
  readonly rcps: OrganizationLevels
  /** What stands above all and could not be read (a service control policy): nothing is certain then. */
  readonly unread: readonly string[]
  /** Regions that the account is seen to use. */
  readonly regions: readonly string[]
}

/** An account description that cannot be understood; the message names the record. */
export class InventoryError extends Error {
  override readonly name = 'InventoryError'
}
