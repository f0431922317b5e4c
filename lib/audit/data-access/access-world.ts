import type { Resource } from '#lib/findings/resource.ts'
import type { Inventory } from '../iam/inventory/inventory.ts'
import type { SnapshotPart } from '../snapshot.ts'
import { ActingAssets, actingTypes } from './acting-assets.ts'
import type { BecomingStep } from './becoming-step.ts'
import { CallerIndex } from './caller-index.ts'
import { dataKinds } from './data-kinds.ts'
import { escalationSteps } from './escalation-steps.ts'
import { inventoryOf } from './inventory-of-account.ts'
import { IamParts, type KnownCaller } from './known-callers.ts'
import { type Label, labelOf, macieScore } from './labels.ts'
import { type AccountBounds, OrganizationBounds } from './organization-bounds.ts'
import { type DataTarget, dataTarget, unlistedTarget } from './targets.ts'

/** A resource with data, with what says that they are worth protecting. */
export interface WorldTarget extends DataTarget {
  readonly tags: Readonly<Record<string, string>>
  readonly label: Label | undefined
}

const iamTypes = ['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::IAM::Group', 'AWS::IAM::ManagedPolicy']
const organizationPrefix = /^(?:AWS|Keepwatch)::Organizations::/
const dataTypes: ReadonlySet<string> = new Set(dataKinds.map(({ type }) => type))

/** Types of which the review reads everything: what a collector has to bring. */
export const accessTypes: readonly string[] = [
  ...new Set([
    ...iamTypes,
    ...dataTypes,
    ...actingTypes,
    'Keepwatch::Organizations::Membership',
    'AWS::Organizations::Organization',
    'AWS::Organizations::Account',
    'AWS::Organizations::Policy',
    'Keepwatch::Macie2::Bucket',
  ]),
]

/** Who there is, and what there is to reach, in the accounts of a snapshot. */
export class AccessWorld {
  readonly accounts: readonly string[]
  readonly callers: ReadonlyMap<string, KnownCaller>
  /** Steps by which they become others, beside taking roles. */
  readonly steps: readonly BecomingStep[]
  readonly index: CallerIndex
  readonly targets: ReadonlyMap<string, WorldTarget>
  /** What could not be looked at, in words; it limits every answer. */
  readonly unseen: readonly string[]
  readonly organization: OrganizationBounds
  /** Accounts whose users and roles were listed completely. */
  readonly listed: ReadonlySet<string>
  readonly #bounds: ReadonlyMap<string, AccountBounds>
  readonly #drafts: Pick<WorldParts, 'iam' | 'acting' | 'types' | 'gaps'>

  constructor(drafts: WorldParts) {
    const { organization, iam, acting, data, gaps, types } = drafts
    this.#drafts = { iam, acting, types, gaps }
    this.accounts = [...drafts.accounts].sort()
    this.organization = organization
    const incomplete = new Set([...gaps.keys()].map((key) => key.split(' ')[1] ?? ''))
    this.#bounds = new Map(this.accounts.map((account) => [account, organization.of(account, incomplete)]))
    const callers = this.accounts.flatMap((account) => iam.get(account)?.callers(this.boundsOf(account)) ?? [])
    this.callers = new Map(callers.map((one) => [one.caller.arn, one]))
    const escalations = this.accounts.map((account) => escalationSteps(this.inventoryOf(account), this.callers))
    this.steps = escalations.flatMap(({ steps }) => steps)
    this.index = new CallerIndex([...callers, ...escalations.flatMap(({ changed }) => changed)])
    this.targets = new Map(
      [...data.values()].flatMap((resource): [string, WorldTarget][] => {
        const target = dataTarget(resource, this.boundsOf(resource.account).rcps)
        const score = drafts.scores.get(resource.arn)
        return target ? [[resource.arn, { ...target, tags: resource.tags, label: labelOf(resource, score) }]] : []
      }),
    )
    this.listed = new Set(
      this.accounts.filter((account) =>
        ['AWS::IAM::User', 'AWS::IAM::Role'].every((type) => types.has(`${account} ${type}`) && !gaps.has(`${account} ${type}`)),
      ),
    )
    this.unseen = [
      ...this.accounts.flatMap((account) => [...this.#unlisted(account, [...iamTypes, ...dataTypes]), ...this.boundsOf(account).unseen]),
      ...new Set(callers.flatMap(({ missing }) => missing)),
      ...escalations.flatMap(({ left }) => left.map((arn) => `whom ${arn} can become beyond the first thousand`)),
    ]
  }

  /** What the organisation says of an account; of one that the snapshot does not hold, nothing is known. */
  boundsOf(account: string): AccountBounds {
    return this.#bounds.get(account) ?? { organization: undefined, scps: [], rcps: [], unseen: [] }
  }

  /** What could not be looked at of who there is in an account: whoever is not known may reach anything. */
  unlistedOf(account: string): readonly string[] {
    return this.#unlisted(account, iamTypes)
  }

  /** Kinds of data that were not listed, or not whole. */
  unlistedDataOf(account: string): readonly string[] {
    return this.#unlisted(account, [...dataTypes])
  }

  /** Whether all there is of a type was listed. */
  isListed(account: string, type: string): boolean {
    return this.#unlisted(account, [type]).length === 0
  }

  /** What was not seen of the policies of its users and roles, leaving out those of AWS's services, which nobody becomes. */
  unreadOf(account: string): readonly string[] {
    const own = [...this.callers.values()].filter(({ caller, isServiceLinked }) => caller.account === account && !isServiceLinked)
    return [...new Set(own.flatMap(({ missing }) => missing))]
  }

  #unlisted(account: string, wanted: readonly string[]): readonly string[] {
    const { types, gaps } = this.#drafts
    return wanted.flatMap((type) => {
      const gap = gaps.get(`${account} ${type}`)
      if (gap !== undefined) return [`${type} of ${account}: ${gap}`]
      return types.has(`${account} ${type}`) ? [] : [`${type} of ${account}: it was not listed`]
    })
  }

  /** An account as the search for escalations needs it. */
  inventoryOf(account: string): Inventory {
    const { iam, acting, types, gaps } = this.#drafts
    return inventoryOf({
      account,
      iam: iam.get(account) ?? new IamParts(),
      callers: [...this.callers.values()].filter(({ caller }) => caller.account === account),
      bounds: this.boundsOf(account),
      assets: acting.get(account) ?? new ActingAssets(),
      listed: (type) => types.has(`${account} ${type}`),
      hasGap: (type) => gaps.has(`${account} ${type}`),
    })
  }

  /** The target of an ARN: a resource, something in one (an object, an index), or one that the snapshot does not hold. */
  targetOf(arn: string): WorldTarget | undefined {
    const known =
      this.targets.get(arn) ?? this.targets.get(arn.split('/')[0] ?? '') ?? this.targets.get(arn.split('/').slice(0, 2).join('/'))
    if (known) return known
    const account = arn.split(':')[4] || (this.accounts.length === 1 ? this.accounts[0] : undefined)
    const made = account === undefined ? undefined : unlistedTarget(arn, account, this.boundsOf(account).rcps)
    return made && { ...made, tags: {}, label: undefined }
  }
}

/** What a world is made of, taken in part by part. */
export class WorldParts {
  readonly accounts = new Set<string>()
  readonly organization = new OrganizationBounds()
  readonly iam = new Map<string, IamParts>()
  readonly acting = new Map<string, ActingAssets>()
  readonly data = new Map<string, Resource>()
  readonly scores = new Map<string, number | null>()
  /** `account type` → why its listing is not complete. */
  readonly gaps = new Map<string, string>()
  /** `account type` of what was listed. */
  readonly types = new Set<string>()

  add(part: SnapshotPart): void {
    this.accounts.add(part.account)
    for (const type of part.types) this.types.add(`${part.account} ${type}`)
    for (const gap of part.gaps)
      for (const type of gap.types)
        this.gaps.set(`${part.account} ${type}`, `${gap.action} in ${gap.region} ${gap.outcome} (${gap.reason})`)
    for (const resource of part.resources) this.#take(resource)
  }

  #take(resource: Resource): void {
    if (resource.type.startsWith('AWS::IAM::')) {
      const iam = this.iam.get(resource.account) ?? new IamParts()
      this.iam.set(resource.account, iam)
      iam.add(resource)
    } else if (organizationPrefix.test(resource.type)) this.organization.add(resource)
    else if (resource.type === 'Keepwatch::Macie2::Bucket') this.scores.set(resource.arn, macieScore(resource))
    else if (dataTypes.has(resource.type)) this.data.set(resource.arn, resource)
    const acting = this.acting.get(resource.account) ?? new ActingAssets()
    if (acting.add(resource)) this.acting.set(resource.account, acting)
  }
}

/** The world of these parts. */
export function accessWorld(parts: Iterable<SnapshotPart>): AccessWorld {
  const drafts = new WorldParts()
  for (const part of parts) drafts.add(part)
  return new AccessWorld(drafts)
}
