import type { ResourceRef } from '#lib/findings/resource.ts'
import type { SnapshotPart } from '../snapshot.ts'
import { type AccessConfig, type CompiledEntry, compileEntry } from './access-config.ts'
import { AccessWorld, accessWorld, type WorldTarget } from './access-world.ts'
import type { Verb } from './data-kinds.ts'
import type { Label } from './labels.ts'
import { type Reach, Reaches } from './reach.ts'
import { type UnusedAuthorisation, UnusedSearch, type Usage } from './unused-authorisation.ts'

/** Somebody who can do something with sensitive data and is on no list for it. */
export interface UnauthorisedAccess extends Reach {
  readonly resource: ResourceRef
  readonly verb: Verb
  /** Name of the entry that speaks of the resource. */
  readonly entry: string
  /** `found`: it is so. `unknown`: it depends on what `dependsOn` names. */
  readonly status: 'found' | 'unknown'
}

/** How many can do it, and those of them who are on no list; `named` are the first of them, for people. */
export interface VerbCount {
  readonly can: number
  readonly unauthorised: number
  readonly named: readonly string[]
}

/** One sensitive resource, and how many can do what with it. */
export interface SensitiveResource {
  readonly resource: ResourceRef
  readonly label: Label
  /** Entries of the configuration that speak of it; none: nobody has said who is authorised. */
  readonly entries: readonly string[]
  readonly counts: Readonly<Record<Verb, VerbCount>>
  /** What was not seen of it: more may have access. */
  readonly missing: readonly string[]
}

/** What a review found. */
export interface AccessReview {
  readonly accounts: readonly string[]
  readonly sensitive: readonly SensitiveResource[]
  readonly unauthorised: readonly UnauthorisedAccess[]
  /** Of all that are certain, listed or not: how many people and roles, and how many resources they reach. */
  readonly strangers: number
  readonly reached: number
  /** Accesses beyond those listed in `unauthorised`. */
  readonly unauthorisedLeft: number
  readonly unused: readonly UnusedAuthorisation[]
  /** What could not be looked at: it limits all answers. */
  readonly unseen: readonly string[]
}

/** How to review. */
export interface ReviewOptions {
  /** When a principal last used a service (last-accessed data of IAM). @default what the snapshot says of roles and credentials */
  readonly usage?: Usage
  /** Findings that are held. @default 20,000 */
  readonly findingsAtMost?: number
}

const namedAtMost = 10

/** Who reaches the sensitive data of these parts, held against who is authorised. Without a list, only labels say what is sensitive. */
export function accessReview(
  parts: Iterable<SnapshotPart> | AccessWorld,
  config: AccessConfig = { sensitive: [] },
  options: ReviewOptions = {},
): AccessReview {
  const world = parts instanceof AccessWorld ? parts : accessWorld(parts)
  const reaches = new Reaches(world)
  const entries = config.sensitive.map(compileEntry)
  const atMost = options.findingsAtMost ?? 20_000
  const unauthorised: UnauthorisedAccess[] = []
  const unused = new UnusedSearch(world, entries, options.usage)
  const sensitive: SensitiveResource[] = []
  const unreadable: string[] = []
  const [whoAll, reachedAll] = [new Set<string>(), new Set<string>()]
  let left = 0
  for (const { target, matched, label } of sensitiveTargets(world, entries, unreadable)) {
    const counted = (verb: Verb): VerbCount => {
      const all = reaches.to(target, verb)
      unused.note(target, verb, matched, all)
      const strangers = matched.length === 0 ? [] : all.filter((reach) => !isAuthorised(reach, verb, matched))
      for (const { outcome, who } of strangers)
        if (outcome === 'allowed') {
          whoAll.add(who)
          reachedAll.add(target.ref.arn)
        }
      for (const reach of strangers)
        if (unauthorised.length >= atMost) left++
        else unauthorised.push(accessOf(reach, target, verb, matched))
      const named = (matched.length === 0 ? all : strangers).slice(0, namedAtMost).map(({ who }) => who)
      return { can: all.length, unauthorised: strangers.length, named }
    }
    const counts = {
      read: counted('read'),
      write: counted('write'),
      delete: counted('delete'),
      decrypt: counted('decrypt'),
      share: counted('share'),
    }
    const scopes = reaches.access.scopesLeft(target)
    const missing = scopes > 0 ? [...target.missing, `${scopes} parts of ${target.ref.arn} that policies speak of`] : target.missing
    sensitive.push({ resource: target.ref, label, entries: matched.map(({ entry }) => entry.name), counts, missing })
  }
  return {
    accounts: world.accounts,
    sensitive,
    unauthorised,
    strangers: whoAll.size,
    reached: reachedAll.size,
    unauthorisedLeft: left,
    unused: unused.result(),
    unseen: [...new Set([...world.unseen, ...unreadable, ...sensitive.flatMap(({ missing }) => missing)])],
  }
}

interface Sensitive {
  readonly target: WorldTarget
  readonly matched: readonly CompiledEntry[]
  readonly label: Label
}

/** Resources that an entry means, or that a label speaks of; those that the list names and the snapshot does not hold among them. */
function sensitiveTargets(world: AccessWorld, entries: readonly CompiledEntry[], unreadable: string[]): readonly Sensitive[] {
  const listed = [...world.targets.values()].flatMap((target): Sensitive[] => {
    const matched = entries.filter(({ fits }) => fits({ arn: target.ref.arn, type: target.ref.type, tags: target.tags }))
    const byList = matched.length > 0 ? { by: 'list' as const, reason: `The list names it (${matched[0]?.entry.name}).` } : undefined
    const label = target.label ?? byList
    return label ? [{ target, matched, label }] : []
  })
  const named = new Set(entries.flatMap(({ entry }) => exactArn(entry.match.arn) ?? []))
  for (const arn of named) {
    if (world.targets.has(arn)) continue
    const target = world.targetOf(arn)
    if (!target || target.ref.arn !== arn) {
      unreadable.push(`${arn}: the list names it, and it is no resource of a kind that is looked at`)
      continue
    }
    const matched = entries.filter(({ entry, fits }) => entry.match.arn === arn && !entry.match.tag && fits({ ...target.ref, tags: {} }))
    if (matched.length > 0)
      listed.push({ target, matched, label: { by: 'list', reason: `The list names it (${matched[0]?.entry.name}).` } })
    else unreadable.push(`${arn}: the list names it, and the snapshot does not hold it`)
  }
  return listed.sort((a, b) => (a.target.ref.arn < b.target.ref.arn ? -1 : 1))
}

const exactArn = (pattern: string | undefined): string | undefined => (pattern !== undefined && !/[*?]/.test(pattern) ? pattern : undefined)

/** Whether somebody is on a list, or (where the list says so) may take a role that is. */
function isAuthorised({ principal, chain }: Reach, verb: Verb, entries: readonly CompiledEntry[]): boolean {
  return entries.some(
    ({ entry, authorises }) => authorises(principal, verb) || (entry.takingAuthorisedRoles && chain.some(({ to }) => authorises(to, verb))),
  )
}

const accessOf = (reach: Reach, { ref }: WorldTarget, verb: Verb, [first]: readonly CompiledEntry[]): UnauthorisedAccess => ({
  ...reach,
  resource: ref,
  verb,
  entry: first?.entry.name ?? '',
  status: reach.outcome === 'allowed' ? 'found' : 'unknown',
})

/** The few numbers of a review, for `npm start` and the scorecard. */
export interface AccessSummary {
  readonly sensitive: number
  /** Sensitive resources of which nobody has said who is authorised. */
  readonly unlisted: number
  /** People and roles with access that no list names, certain; and resources that they reach. */
  readonly strangers: number
  readonly reached: number
  readonly unknown: number
  readonly unused: number
  readonly unseen: number
  /** The gravest access: from outside first, then the longest chain. */
  readonly example: UnauthorisedAccess | undefined
}

/** Sums a review up. */
export function accessSummary({ sensitive, unauthorised, unused, unseen, strangers, reached }: AccessReview): AccessSummary {
  const found = unauthorised.filter(({ status }) => status === 'found')
  const isOutside = (one: UnauthorisedAccess): number => (one.from === 'outside' ? 1 : 0)
  const [example] = [...found].sort((a, b) => isOutside(b) - isOutside(a) || b.chain.length - a.chain.length)
  return {
    sensitive: sensitive.length,
    unlisted: sensitive.filter(({ entries }) => entries.length === 0).length,
    strangers,
    reached,
    unknown: unauthorised.length - found.length,
    unused: unused.filter(({ status }) => status === 'found').length,
    unseen: unseen.length,
    example,
  }
}
