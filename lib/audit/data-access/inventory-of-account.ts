import type { Resource } from '#lib/findings/resource.ts'
import type { Credentials, Inventory, Principal } from '../iam/inventory/inventory.ts'
import { roleBook } from '../iam/inventory/read-assets.ts'
import type { ActingAssets } from './acting-assets.ts'
import type { IamParts, KnownCaller } from './known-callers.ts'
import type { AccountBounds } from './organization-bounds.ts'
import { own, seen, texts } from './seen-property.ts'

/** What an inventory is made of. */
export interface InventorySource {
  readonly account: string
  readonly iam: IamParts
  readonly callers: readonly KnownCaller[]
  readonly bounds: AccountBounds
  readonly assets: ActingAssets
  /** Whether a type was looked for. */
  readonly listed: (type: string) => boolean
  readonly hasGap: (type: string) => boolean
}

/**
 * One account of a snapshot as the search for escalations needs it. Policies of the organisation that were not seen are not in `unread`:
 * they can only take rights away, and the world tells them once for all answers.
 */
export function inventoryOf({ account, iam, callers, bounds, assets, listed, hasGap }: InventorySource): Inventory {
  const principals = callers.map(principalOf)
  const partition = principals[0]?.arn.split(':')[1] ?? 'aws'
  const read = assets.read(roleBook(account, partition, principals), { listed, hasGap })
  const regions = new Set([...read.assets.values()].flat().map(({ arn }) => arn.split(':')[3] ?? ''))
  return {
    account,
    partition,
    principals,
    groups: iam.groups(),
    policies: iam.managedPolicies(),
    assets: read.assets,
    partly: read.partly,
    scps: bounds.scps,
    rcps: bounds.rcps,
    unread: [],
    regions: [...regions].filter((region) => region !== '').sort(),
  }
}

function principalOf({ caller, missing, trust, isServiceLinked, resource }: KnownCaller): Principal {
  const { arn } = caller
  const isRole = caller.kind === 'role'
  const boundary = own(resource.configuration, 'PermissionsBoundary')
  return {
    kind: isRole ? 'role' : 'user',
    arn,
    name: arn.split('/').at(-1) ?? arn,
    caller,
    attached: texts(own(resource.configuration, 'ManagedPolicyArns')) ?? [],
    boundaryArn: typeof boundary === 'string' ? boundary : null,
    groups: texts(own(resource.configuration, 'Groups')) ?? [],
    trust: trust ?? null,
    instanceProfiles: texts(own(resource.observed, 'InstanceProfiles')) ?? [],
    credentials: isRole ? undefined : credentialsOf(resource),
    unread: isRole && !trust ? [...missing, `trust policy of ${arn}`] : missing,
    isServiceLinked,
    isManagedByAws: /:role\/aws-(?:service-role|reserved)\//.test(arn),
  }
}

/** Of the credential report, in which a key that exists has a date of its making, whether it is active or not. */
function credentialsOf(user: Resource): Credentials | undefined {
  const told = seen(user, 'CredentialReport')
  if ('unseen' in told) return undefined
  const keys = own(told.value, 'accessKeys')
  const login = own(told.value, 'passwordEnabled')
  return {
    accessKeys: Array.isArray(keys)
      ? keys.filter((key: unknown) => own(key, 'active') === true || typeof own(key, 'lastRotated') === 'string').length
      : undefined,
    hasLogin: typeof login === 'boolean' ? login : undefined,
  }
}
