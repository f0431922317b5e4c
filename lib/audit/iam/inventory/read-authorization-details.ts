import type { Caller, OrganizationLevels } from '../evaluate/access-request.ts'
import type { CompiledPolicy } from '../evaluate/compiled-policy.ts'
import type { AssetKind } from './asset-kinds.ts'
import { readControlPolicies } from './control-policies.ts'
import { type Credentials, type Group, type Inventory, InventoryError, type Principal } from './inventory.ts'
import { readAssets, roleBook } from './read-assets.ts'
import { managedPolicy, type PolicyBook, readPolicies } from './read-policies.ts'
import { isJson, type Json, list, own, record, tagsOf, text } from './reading.ts'

/**
 * Reads an account: the output of `aws iam get-account-authorization-details`, beside it optionally `resources` (lists of what exists, by
 * kind), `serviceControlPolicies` and `resourceControlPolicies`. A policy that cannot be read is remembered where it counts (`unread`), never left out.
 * `partly`: kinds of which the lists in `resources` may lack some.
 * @throws InventoryError that names the record when the file is no such description.
 */
export function readAuthorizationDetails(value: unknown, partly: ReadonlySet<AssetKind> = new Set()): Inventory {
  const details = record(value, 'the file')
  if (!['UserDetailList', 'RoleDetailList'].some((key) => Array.isArray(own(details, key))))
    throw new InventoryError(
      'it has neither UserDetailList nor RoleDetailList; wanted the output of aws iam get-account-authorization-details',
    )
  if (own(details, 'IsTruncated') === true)
    throw new InventoryError('IsTruncated is true: pages are missing; wanted all of them in one file (the AWS CLI joins them by itself)')
  const book = readPolicies(own(details, 'Policies'))
  const { account, partition } = whose(details)
  const { levels, unread } = readControlPolicies(own(details, 'serviceControlPolicies'), 'serviceControlPolicies', account, book)
  const resourceControl = readControlPolicies(own(details, 'resourceControlPolicies'), 'resourceControlPolicies', account, book)
  const groups = list(own(details, 'GroupDetailList'), 'GroupDetailList').map((one, index) =>
    readGroup(record(one, `GroupDetailList[${index}]`), book, `GroupDetailList[${index}]`),
  )
  const reader = new PrincipalReader({ account, scps: levels, book, groups, credentials: readCredentials(own(details, 'resources')) })
  const principals = [
    ...list(own(details, 'UserDetailList'), 'UserDetailList').map((one, index) => reader.read('user', one, `UserDetailList[${index}]`)),
    ...list(own(details, 'RoleDetailList'), 'RoleDetailList').map((one, index) => reader.read('role', one, `RoleDetailList[${index}]`)),
  ]
  const assets = readAssets(own(details, 'resources'), roleBook(account, partition, principals))
  const regions = new Set([...assets.values()].flat().map(({ arn }) => arn.split(':')[3] ?? ''))
  return {
    account,
    partition,
    principals,
    groups,
    policies: book.managed,
    assets,
    partly,
    scps: levels,
    rcps: resourceControl.levels,
    unread: [...unread, ...resourceControl.unread],
    regions: [...regions].filter((region) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(region)).sort(),
  }
}

/** Account and partition, from the first ARN of a user or role; no account has neither. */
function whose(details: Json): { readonly account: string; readonly partition: string } {
  const first = [...list(own(details, 'RoleDetailList'), 'RoleDetailList'), ...list(own(details, 'UserDetailList'), 'UserDetailList')][0]
  if (first === undefined) return { account: '000000000000', partition: 'aws' }
  const arn = text(own(record(first, 'the first user or role'), 'Arn'), 'Arn of the first user or role')
  const [, partition, account] = /^arn:([a-z-]{3,20}):iam::(\d{12}):(?:role|user)\/./.exec(arn) ?? []
  if (!partition || !account)
    throw new InventoryError(`Arn is ${JSON.stringify(arn)}; wanted arn:aws:iam::<account>:role/<name> or user/<name>`)
  return { account, partition }
}

interface Held {
  readonly policies: readonly CompiledPolicy[]
  readonly attached: readonly string[]
  readonly unread: readonly string[]
}

/** Inline and attached policies of a user, group or role. */
function held(json: Json, inlineKey: string, book: PolicyBook, what: string): Held {
  const policies: CompiledPolicy[] = []
  const unread: string[] = []
  const take = (policy: CompiledPolicy | string): void => {
    if (typeof policy === 'string') unread.push(policy)
    else policies.push(policy)
  }
  list(own(json, inlineKey), `${what}.${inlineKey}`).forEach((one, index) => {
    const policy = record(one, `${what}.${inlineKey}[${index}]`)
    take(book.compile(text(own(policy, 'PolicyName'), `${what}.${inlineKey}[${index}].PolicyName`), own(policy, 'PolicyDocument')))
  })
  const attached = list(own(json, 'AttachedManagedPolicies'), `${what}.AttachedManagedPolicies`).map((one, index) =>
    text(own(record(one, `${what}.AttachedManagedPolicies[${index}]`), 'PolicyArn'), `${what}.AttachedManagedPolicies[${index}].PolicyArn`),
  )
  for (const arn of attached) take(managedPolicy(book, arn))
  return { policies, attached, unread }
}

function readGroup(json: Json, book: PolicyBook, what: string): Group {
  return {
    arn: text(own(json, 'Arn'), `${what}.Arn`),
    name: text(own(json, 'GroupName'), `${what}.GroupName`),
    ...held(json, 'GroupPolicyList', book, what),
  }
}

function readCredentials(resources: unknown): ReadonlyMap<string, Credentials> {
  if (!isJson(resources)) return new Map()
  const users = list(own(resources, 'iamUserCredentials'), 'resources.iamUserCredentials').map((one, index) =>
    record(one, `resources.iamUserCredentials[${index}]`),
  )
  return new Map(
    users.map((user) => {
      const keys = own(user, 'AccessKeys')
      const login = own(user, 'LoginProfile')
      return [
        String(own(user, 'UserName')),
        { accessKeys: Array.isArray(keys) ? keys.length : undefined, hasLogin: login === undefined ? undefined : login !== null },
      ]
    }),
  )
}

interface ReaderOptions {
  readonly account: string
  readonly scps: OrganizationLevels
  readonly book: PolicyBook
  readonly groups: readonly Group[]
  readonly credentials: ReadonlyMap<string, Credentials>
}

/** Reads users and roles of one account. */
class PrincipalReader {
  readonly #options: ReaderOptions
  readonly #groups: ReadonlyMap<string, Group>

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#groups = new Map(options.groups.map((group) => [group.name, group]))
  }

  read(kind: 'user' | 'role', value: unknown, what: string): Principal {
    const { account, scps, book, credentials } = this.#options
    const json = record(value, what)
    const arn = text(own(json, 'Arn'), `${what}.Arn`)
    const name = text(own(json, kind === 'user' ? 'UserName' : 'RoleName'), `${what}.${kind === 'user' ? 'UserName' : 'RoleName'}`)
    const mine = held(json, kind === 'user' ? 'UserPolicyList' : 'RolePolicyList', book, what)
    const memberships = this.#memberships(json, what)
    const boundary = this.#boundary(json, what)
    const trust = kind === 'role' ? book.compile(`trust policy of ${name}`, own(json, 'AssumeRolePolicyDocument')) : null
    const caller: Caller = {
      arn,
      account,
      kind,
      identity: [...mine.policies, ...memberships.policies],
      scps,
      tags: tagsOf(own(json, 'Tags')) ?? (own(json, 'Tags') === undefined ? {} : undefined),
      ...(boundary.compiled ? { boundary: boundary.compiled } : {}),
    }
    const profiles = list(own(json, 'InstanceProfileList'), `${what}.InstanceProfileList`).map((one) =>
      typeof one === 'string' ? one : String(own(record(one, `${what}.InstanceProfileList`), 'Arn')),
    )
    return {
      kind,
      arn,
      name,
      caller,
      attached: mine.attached,
      boundaryArn: boundary.arn,
      groups: memberships.names,
      trust: typeof trust === 'string' ? null : trust,
      instanceProfiles: profiles,
      credentials: kind === 'user' ? credentials.get(name) : undefined,
      unread: [...mine.unread, ...memberships.unread, ...boundary.unread, ...(typeof trust === 'string' ? [trust] : [])],
      isServiceLinked: arn.includes(':role/aws-service-role/'),
      isManagedByAws: /:role\/aws-(?:service-role|reserved)\//.test(arn),
    }
  }

  #memberships(json: Json, what: string): { readonly names: readonly string[] } & Omit<Held, 'attached'> {
    const names = list(own(json, 'GroupList'), `${what}.GroupList`).map((one) => text(one, `${what}.GroupList`))
    const groups = names.map((name) => this.#groups.get(name) ?? `group ${name}: it is not in the file`)
    return {
      names,
      policies: groups.flatMap((group) => (typeof group === 'string' ? [] : group.policies)),
      unread: groups.flatMap((group) => (typeof group === 'string' ? [group] : group.unread)),
    }
  }

  #boundary(
    json: Json,
    what: string,
  ): { readonly arn: string | null; readonly compiled?: CompiledPolicy; readonly unread: readonly string[] } {
    const value = own(json, 'PermissionsBoundary')
    if (!isJson(value)) return { arn: null, unread: [] }
    const arn = text(own(value, 'PermissionsBoundaryArn'), `${what}.PermissionsBoundary.PermissionsBoundaryArn`)
    const compiled = managedPolicy(this.#options.book, arn)
    return typeof compiled === 'string' ? { arn, unread: [`boundary ${compiled}`] } : { arn, compiled, unread: [] }
  }
}
