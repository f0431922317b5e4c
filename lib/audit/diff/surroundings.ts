import type { Resource } from '#lib/findings/resource.ts'
import type { SnapshotPart } from '../snapshot.ts'
import type { SnapshotSource } from './change.ts'
import { field, type Side, type Surroundings, texts } from './describers/describe.ts'
import { resourceWords } from './resource-words.ts'

/** Holders of a policy that are kept by name. */
const holdersKept = 50

type Sources = Readonly<Record<Side, SnapshotSource<SnapshotPart>>>

/** What is looked for in the rest of the snapshots. */
interface Wanted {
  /** Accounts with changed identities: their groups are read. */
  readonly accounts: ReadonlySet<string>
  /** Managed policies whose own document changed: who has them? */
  readonly changed: ReadonlySet<string>
}

const isIdentity = (type: string): boolean => type === 'AWS::IAM::User' || type === 'AWS::IAM::Role' || type === 'AWS::IAM::Group'

/** Reads what the changed resources refer to: documents of policies, groups, and who has a policy. Reads nothing where no identity changed. */
export async function surroundingsOf(sources: Sources, changed: readonly Resource[]): Promise<Surroundings> {
  const identities = changed.filter(({ type }) => isIdentity(type))
  const policies = changed.filter(({ type }) => type === 'AWS::IAM::ManagedPolicy')
  const wanted: Wanted = {
    accounts: new Set(identities.map(({ account }) => account)),
    changed: new Set(policies.map(({ account, arn }) => `${account} ${arn}`)),
  }
  const before = new Neighbours(wanted)
  const after = new Neighbours(wanted)
  if (identities.length > 0 || policies.length > 0) {
    for await (const part of sources.before.parts()) before.add(part)
    for await (const part of sources.after.parts()) after.add(part)
  }
  const of = (side: Side): Neighbours => (side === 'before' ? before : after)
  return {
    policy: (side, account, arn) => of(side).documents.get(`${account} ${arn}`),
    group: (side, account, name) => of(side).groups.get(`${account} ${name}`),
    holders: (account, arn) => [...(after.holders.get(`${account} ${arn}`) ?? [])].sort(),
  }
}

/** Policies, groups and holders of one snapshot. IAM's quotas bound them: some thousand policies of 6 KB an account. */
class Neighbours {
  readonly documents = new Map<string, unknown>()
  readonly groups = new Map<string, Resource>()
  readonly holders = new Map<string, Set<string>>()
  readonly #wanted: Wanted

  constructor(wanted: Wanted) {
    this.#wanted = wanted
  }

  add(part: SnapshotPart): void {
    for (const resource of part.resources) {
      const { type, account, arn, configuration } = resource
      if (type === 'AWS::IAM::ManagedPolicy' && this.#wanted.accounts.has(account)) {
        const document = field(configuration, 'PolicyDocument')
        if (document !== undefined) this.documents.set(`${account} ${arn}`, document)
      } else if (isIdentity(type)) this.#addIdentity(resource)
    }
  }

  #addIdentity(resource: Resource): void {
    const { type, account, configuration } = resource
    if (type === 'AWS::IAM::Group' && this.#wanted.accounts.has(account)) {
      const name = field(configuration, 'GroupName')
      if (typeof name === 'string') this.groups.set(`${account} ${name}`, resource)
    }
    if (this.#wanted.changed.size === 0) return
    for (const policy of texts(field(configuration, 'ManagedPolicyArns'))) {
      const key = `${account} ${policy}`
      if (!this.#wanted.changed.has(key)) continue
      const holders = this.holders.get(key) ?? new Set()
      this.holders.set(key, holders)
      // The first in the alphabet are kept, whatever the order of the parts.
      holders.add(resourceWords(resource))
      if (holders.size > holdersKept) holders.delete([...holders].sort().at(-1) ?? '')
    }
  }
}
