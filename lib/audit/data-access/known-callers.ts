import type { Resource } from '#lib/findings/resource.ts'
import type { Caller } from '../iam/evaluate/access-request.ts'
import { type CompiledPolicy, compilePolicy } from '../iam/evaluate/compiled-policy.ts'
import type { Group, ManagedPolicy } from '../iam/inventory/inventory.ts'
import type { AccountBounds } from './organization-bounds.ts'
import { own, seen, texts } from './seen-property.ts'

/** A user or role of the snapshot. */
export interface KnownCaller {
  /** ARN; of one that has changed its own rights, with what it took on. */
  readonly key: string
  readonly caller: Caller
  readonly resource: Resource
  /** What was not seen of its policies: what they allow or forbid is not known. */
  readonly missing: readonly string[]
  /** Trust policy of a role; undefined: it was not seen. */
  readonly trust?: CompiledPolicy | undefined
  /** A role that only services of AWS take, made by them. */
  readonly isServiceLinked: boolean
  /** ISO 8601; null: never, as far as AWS keeps it; undefined: not seen. */
  readonly lastUsed: string | null | undefined
}

/** IAM of one account, taken in resource by resource. */
export class IamParts {
  readonly #principals = new Map<string, Resource>()
  readonly #groups = new Map<string, Resource>()
  readonly #policies = new Map<string, Resource>()
  readonly #compiled = new Map<string, CompiledPolicy | string>()

  add(resource: Resource): void {
    if (resource.type === 'AWS::IAM::User' || resource.type === 'AWS::IAM::Role') this.#principals.set(resource.arn, resource)
    else if (resource.type === 'AWS::IAM::ManagedPolicy') this.#policies.set(resource.arn, resource)
    else if (resource.type === 'AWS::IAM::Group') {
      const name = own(resource.configuration, 'GroupName')
      this.#groups.set(typeof name === 'string' ? name : (resource.arn.split('/').at(-1) ?? ''), resource)
    }
  }

  /** All users and roles, in the order of their ARNs. */
  callers(bounds: AccountBounds): readonly KnownCaller[] {
    return [...this.#principals.values()].sort((a, b) => (a.arn < b.arn ? -1 : 1)).map((one) => this.#caller(one, bounds))
  }

  /** All groups, with their policies. */
  groups(): readonly Group[] {
    return [...this.#groups].map(([name, group]) => {
      const unread: string[] = []
      const attached = texts(own(group.configuration, 'ManagedPolicyArns')) ?? []
      return { arn: group.arn, name, policies: this.#policiesOf(group, unread), attached, unread }
    })
  }

  /** All managed policies. How many versions each has is not in a snapshot. */
  managedPolicies(): ReadonlyMap<string, ManagedPolicy> {
    return new Map(
      [...this.#policies.keys()].map((arn) => {
        const [compiled] = this.#managed(arn, [])
        return [arn, { arn, compiled, versions: undefined, isOwn: !/^arn:[^:]+:iam::aws:/.test(arn) }]
      }),
    )
  }

  #caller(resource: Resource, bounds: AccountBounds): KnownCaller {
    const missing: string[] = []
    const identity = this.#policiesOf(resource, missing)
    const isRole = resource.type === 'AWS::IAM::Role'
    if (!isRole) {
      const groups = list(resource, 'Groups', missing)
      for (const name of groups) {
        const group = this.#groups.get(name)
        if (group) identity.push(...this.#policiesOf(group, missing))
        else missing.push(`group ${name} of ${resource.arn}: the snapshot does not hold it`)
      }
    }
    const boundary = this.#boundary(resource, missing)
    const tags = typeof resource.unseen?.['Tags'] === 'string' ? undefined : resource.tags
    const caller: Caller = {
      arn: resource.arn,
      account: resource.account,
      kind: isRole ? 'role' : 'user',
      identity,
      ...(boundary ? { boundary } : {}),
      scps: bounds.scps,
      tags,
      ...(bounds.organization === undefined ? {} : { organization: bounds.organization }),
    }
    return {
      key: resource.arn,
      caller,
      resource,
      missing,
      ...(isRole ? { trust: this.#document(resource, 'AssumeRolePolicyDocument', `trust policy of ${resource.arn}`, []) } : {}),
      isServiceLinked: resource.arn.includes(':role/aws-service-role/'),
      lastUsed: isRole ? roleUse(resource) : userUse(resource),
    }
  }

  #policiesOf(resource: Resource, missing: string[]): CompiledPolicy[] {
    const managed = list(resource, 'ManagedPolicyArns', missing).flatMap((arn) => this.#managed(arn, missing))
    const inline = seen(resource, 'Policies')
    if ('unseen' in inline || !Array.isArray(inline.value)) {
      missing.push(`inline policies of ${resource.arn}: ${'unseen' in inline ? inline.unseen : 'they are no list'}`)
      return managed
    }
    const written = (inline.value as readonly unknown[]).flatMap((one) => {
      const name = `${String(own(one, 'PolicyName')).slice(0, 128)} of ${resource.arn}`
      return this.#compile(name, own(one, 'PolicyDocument'), missing)
    })
    return [...managed, ...written]
  }

  #managed(arn: string, missing: string[]): readonly CompiledPolicy[] {
    const known = this.#compiled.get(arn) ?? this.#readManaged(arn)
    this.#compiled.set(arn, known)
    if (typeof known !== 'string') return [known]
    missing.push(known)
    return []
  }

  #readManaged(arn: string): CompiledPolicy | string {
    const resource = this.#policies.get(arn)
    if (!resource) return `policy ${arn}: the snapshot does not hold it`
    const missing: string[] = []
    return this.#document(resource, 'PolicyDocument', arn, missing) ?? missing[0] ?? `policy ${arn}: not seen`
  }

  #boundary(resource: Resource, missing: string[]): CompiledPolicy | undefined {
    const told = seen(resource, 'PermissionsBoundary')
    if ('unseen' in told) {
      missing.push(`permissions boundary of ${resource.arn}: ${told.unseen}`)
      return undefined
    }
    return typeof told.value === 'string' ? this.#managed(told.value, missing)[0] : undefined
  }

  #document(resource: Resource, property: string, name: string, missing: string[]): CompiledPolicy | undefined {
    const told = seen(resource, property)
    if ('value' in told) return this.#compile(name, told.value, missing)[0]
    missing.push(`${name}: ${told.unseen}`)
    return undefined
  }

  #compile(name: string, document: unknown, missing: string[]): readonly CompiledPolicy[] {
    try {
      return [compilePolicy(name, document)]
    } catch (error) {
      missing.push(`${name}: ${(error as Error).message}`)
      return []
    }
  }
}

function list(resource: Resource, property: string, missing: string[]): readonly string[] {
  const told = seen(resource, property)
  const value = 'value' in told ? texts(told.value) : undefined
  if (!value) missing.push(`${property} of ${resource.arn}: ${'unseen' in told ? told.unseen : 'it is no list of names'}`)
  return value ?? []
}

function roleUse(resource: Resource): string | null | undefined {
  const told = seen(resource, 'RoleLastUsed')
  if ('unseen' in told) return undefined
  if (told.value === null) return null
  const date = own(told.value, 'LastUsedDate')
  return typeof date === 'string' ? date : undefined
}

/** The latest of what the credential report says of password and keys. */
function userUse(resource: Resource): string | null | undefined {
  const told = seen(resource, 'CredentialReport')
  if ('unseen' in told || typeof told.value !== 'object') return undefined
  const keys = own(told.value, 'accessKeys')
  const dates = [own(told.value, 'passwordLastUsed'), ...(Array.isArray(keys) ? keys.map((key: unknown) => own(key, 'lastUsed')) : [])]
  const known = dates.filter((date) => typeof date === 'string').sort()
  return known.at(-1) ?? null
}
