import type { Resource } from '#lib/findings/resource.ts'
import type { Caller, OrganizationLevels } from '../iam/evaluate/access-request.ts'
import { type CompiledPolicy, compilePolicy } from '../iam/evaluate/compiled-policy.ts'
import { own, seen, texts } from './seen-property.ts'

/** What the organisation says of one account. */
export interface AccountBounds {
  readonly organization: Caller['organization']
  readonly scps: OrganizationLevels
  readonly rcps: OrganizationLevels
  /** What was not seen of it: each can only take away rights, so what is allowed is allowed as far as none of them forbids it. */
  readonly unseen: readonly string[]
}

const kinds = { scps: 'SERVICE_CONTROL_POLICY', rcps: 'RESOURCE_CONTROL_POLICY' } as const
const words = { scps: 'service control policies', rcps: 'resource control policies' } as const
const levelsAtMost = 16

/** The organisation as far as the snapshot holds it: the management account's part has the tree and the policies. */
export class OrganizationBounds {
  readonly #memberships = new Map<string, Resource>()
  readonly #organizations: Resource[] = []
  readonly #accounts = new Map<string, Resource>()
  readonly #policies: Resource[] = []
  readonly #compiled = new Map<Resource, CompiledPolicy | string>()

  add(resource: Resource): void {
    const { type } = resource
    if (type === 'Keepwatch::Organizations::Membership') this.#memberships.set(resource.account, resource)
    else if (type === 'AWS::Organizations::Organization') this.#organizations.push(resource)
    else if (type === 'AWS::Organizations::Policy') this.#policies.push(resource)
    else if (type === 'AWS::Organizations::Account') this.#accounts.set(String(own(resource.observed, 'AccountId')), resource)
  }

  /** Whether an account is in the organisation that was seen; undefined: the list of its accounts was not. */
  has(account: string): boolean | undefined {
    return this.#accounts.size > 0 ? this.#accounts.has(account) : undefined
  }

  /** What holds for an account. `incomplete` names types of Organizations whose listing has a gap. */
  of(account: string, incomplete: ReadonlySet<string>): AccountBounds {
    const membership = this.#memberships.get(account)
    const told = membership && seen(membership, 'Organization')
    if (!told || 'unseen' in told)
      return { organization: undefined, scps: [], rcps: [], unseen: [`whether ${account} is in an organisation, and its policies`] }
    if (told.value === null) return { organization: null, scps: [], rcps: [], unseen: [] }
    const id = String(own(told.value, 'Id'))
    const place = this.#accounts.get(account)
    const paths = place && texts(own(place.observed, 'Paths'))
    const [path] = paths ?? []
    const organization = { id, ...(path === undefined ? {} : { path }) }
    const tree = this.#organizations.find((one) => own(one.observed, 'Id') === id)
    const way = path === undefined ? undefined : this.#way(path, account)
    const isManagement = own(membership?.observed, 'IsManagementAccount') === true
    const bounds = { scps: [] as OrganizationLevels, rcps: [] as OrganizationLevels }
    const unseen: string[] = []
    for (const kind of ['scps', 'rcps'] as const) {
      // Control policies do not bind the management account (AWS Organizations User Guide).
      if (isManagement) continue
      if (!tree || !way || incomplete.has('AWS::Organizations::Policy')) unseen.push(`the ${words[kind]} of ${account} in ${id}`)
      else if (isOn(tree, kinds[kind])) bounds[kind] = this.#levels(kinds[kind], way, unseen)
    }
    return { organization, ...bounds, unseen }
  }

  /** Ids from the root down to the account. */
  #way(path: string, account: string): readonly string[] {
    const ids = path.split('/').filter((part) => part.startsWith('r-') || part.startsWith('ou-'))
    return [...ids.slice(0, levelsAtMost), account]
  }

  #levels(kind: string, way: readonly string[], unseen: string[]): OrganizationLevels {
    const of = this.#policies.filter((policy) => own(policy.configuration, 'Type') === kind)
    return way.map((id) =>
      of.flatMap((policy): CompiledPolicy[] => {
        const targets = seen(policy, 'TargetIds')
        const ids = 'value' in targets ? texts(targets.value) : undefined
        if (!ids) {
          unseen.push(`what ${policy.arn} is attached to`)
          return []
        }
        if (!ids.includes(id)) return []
        const compiled = this.#compile(policy)
        if (typeof compiled !== 'string') return [compiled]
        unseen.push(compiled)
        return [allowAll(policy.arn)]
      }),
    )
  }

  #compile(policy: Resource): CompiledPolicy | string {
    const known = this.#compiled.get(policy)
    if (known !== undefined) return known
    const content = seen(policy, 'Content')
    let made: CompiledPolicy | string
    try {
      made = 'value' in content ? compilePolicy(policy.arn, content.value) : `${policy.arn}: ${content.unseen}`
    } catch (error) {
      made = `${policy.arn}: ${(error as Error).message}`
    }
    this.#compiled.set(policy, made)
    return made
  }
}

/** Stands for a policy that was not seen, so that its level does not look like one that allows nothing; it is told as unseen. */
const allowAll = (name: string): CompiledPolicy =>
  compilePolicy(name, { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } })

function isOn(organization: Resource, kind: string): boolean {
  const roots = own(organization.observed, 'Roots')
  return Array.isArray(roots) && roots.some((root) => texts(own(root, 'PolicyTypes'))?.includes(kind) === true)
}
