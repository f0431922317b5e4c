import type { Resource } from '#lib/findings/resource.ts'
import { severityRank } from '#lib/findings/severity.ts'
import { isGone } from '../gone.ts'
import { accountType } from '../placeholder.ts'
import type { SnapshotPart } from '../snapshot.ts'
import { resourceKey, SnapshotSurvey, takenAtOf } from '../survey.ts'
import type { Change, DiffRecord, SnapshotSource } from './change.ts'
import { appearedChange, compareResource, goneChange } from './compare-resource.ts'
import type { Side, Surroundings } from './describers/describe.ts'
import { Fingerprints, refNumber, type Sighting, together } from './fingerprints.ts'
import { Incomparables } from './incomparables.ts'
import { surroundingsOf } from './surroundings.ts'

/** Resources that are compared at once; the snapshots are gone through again for the next ones. */
const comparedAtOnce = 20_000

/** How a comparison is made. */
export interface DiffOptions {
  /** Whether a type is compared. @default every type */
  readonly wants?: (type: string) => boolean
  /** @default 20,000; a smaller one bounds memory more, and reads the snapshots more often */
  readonly atOnce?: number
}

/**
 * What changed between two snapshots, in plain words, and what could not be compared. Changes come first, the gravest of each 20,000
 * resources first. A resource is gone (or new) only where its type was listed completely; a property changed only where both saw it.
 * The parts may come in any order, in one piece or in many; each source is gone through two to three times, so that a million
 * resources need no more memory than a number each. Throws when a part says no time.
 */
export async function* diffSnapshots(
  before: SnapshotSource<SnapshotPart>,
  after: SnapshotSource<SnapshotPart>,
  options: DiffOptions = {},
): AsyncGenerator<DiffRecord> {
  const wants = options.wants ?? (() => true)
  const holes = new Incomparables()
  const fingerprints = new Fingerprints()
  const earlier = new Looked('before', wants, holes, (resource) => fingerprints.addEarlier(resource))
  const later = new Looked('after', wants, holes, (resource) => fingerprints.addLater(resource))
  for await (const part of before.parts()) earlier.add(part)
  for await (const part of after.parts()) later.add(part)
  const numbers = fingerprints.differing()
  const told = new Set<string>()
  const atOnce = options.atOnce ?? comparedAtOnce
  for (let at = 0; at < numbers.length; at += atOnce) {
    const wanted = new Set(numbers.slice(at, at + atOnce))
    const was = await sightings(before, wanted, wants)
    const is = await sightings(after, wanted, wants)
    const around = await surroundingsOf(
      { before, after },
      [...was.values(), ...is.values()].map(({ resource }) => resource),
    )
    const keys = [...new Set([...was.keys(), ...is.keys()])].sort()
    const changes = keys.flatMap((key) => changesOf(was.get(key), is.get(key), { earlier, later, around, holes }))
    for (const change of changes.sort(byGravity)) if (isNew(change, told)) yield { record: 'change', change }
  }
  for (const incomparable of holes.records()) yield { record: 'incomparable', incomparable }
}

interface Beside {
  readonly earlier: Looked
  readonly later: Looked
  readonly around: Surroundings
  readonly holes: Incomparables
}

/** What changed in one resource. */
function changesOf(was: Sighting | undefined, is: Sighting | undefined, { earlier, later, around, holes }: Beside): readonly Change[] {
  if (was && is) return compareResource(was, is, around, holes)
  const from = is && earlier.lookedAt(is.resource, holes)
  if (is && from !== undefined) return [appearedChange(is, from, around)]
  const to = was && later.lookedAt(was.resource, holes)
  return was && to !== undefined ? [goneChange(was, to)] : []
}

/** One snapshot, as it is gone through for the first time. */
class Looked {
  readonly #side: Side
  readonly #wants: (type: string) => boolean
  readonly #holes: Incomparables
  readonly #note: (resource: Resource) => void
  readonly #surveys = new Map<string, SnapshotSurvey>()

  constructor(side: Side, wants: (type: string) => boolean, holes: Incomparables, note: (resource: Resource) => void) {
    this.#note = note
    this.#side = side
    this.#wants = wants
    this.#holes = holes
  }

  add(part: SnapshotPart): void {
    const survey = this.#surveys.get(part.account) ?? new SnapshotSurvey()
    this.#surveys.set(part.account, survey)
    // Resources are known by their fingerprints; a gap of a type hides that type of the whole scope.
    survey.add({ ...part, resources: [] })
    const gaps = part.gaps.map((gap) => ({ ...gap, types: gap.types.filter(this.#wants) }))
    const resources = part.resources.filter(({ type }) => this.#wants(type))
    this.#holes.addPart(this.#side, { ...part, gaps, resources })
    for (const resource of resources) this.#note(resource)
  }

  /** When it was looked, completely, where a resource stands that this snapshot does not hold; undefined, and told, when it was not. */
  lookedAt(resource: Resource, holes: Incomparables): number | undefined {
    const { account, type, region } = resource
    const survey = this.#surveys.get(account)
    if (survey && isGone(resource, account, survey)) {
      const scopes = survey.scopesOf(type).filter((scope) => scope.region === region || scope.region === 'global')
      return scopes.map(({ takenAt }) => takenAt).reduce((a, b) => Math.min(a, b))
    }
    holes.addResource(this.#side, resource, this.#why(resource, survey))
    return undefined
  }

  #why({ account, type, region }: Resource, survey: SnapshotSurvey | undefined): string {
    if (!survey) return `it holds nothing of account ${account}`
    if (type === accountType) return 'it holds nothing of the account itself'
    const scopes = survey.scopesOf(type).filter((scope) => scope.region === region || scope.region === 'global')
    return scopes.length === 0 ? `${type} was not listed in ${region}` : 'the listing is not complete'
  }
}

/** Reads the resources of these numbers again. */
async function sightings(
  source: SnapshotSource<SnapshotPart>,
  numbers: ReadonlySet<number>,
  wants: (type: string) => boolean,
): Promise<ReadonlyMap<string, Sighting>> {
  const found = new Map<string, Sighting[]>()
  for await (const part of source.parts()) {
    const takenAt = takenAtOf(part)
    for (const resource of part.resources) {
      if (!wants(resource.type) || !numbers.has(refNumber(resource))) continue
      const key = resourceKey(resource)
      const known = found.get(key)
      if (known) known.push({ resource, takenAt })
      else found.set(key, [{ resource, takenAt }])
    }
  }
  return new Map(
    [...found].flatMap(([key, all]) => {
      const one = together(all)
      return one ? [[key, one] as const] : []
    }),
  )
}

function byGravity(a: Change, b: Change): number {
  const weight = severityRank(b.weight) - severityRank(a.weight)
  return weight || compare(a.resource.arn, b.resource.arn) || compare(a.sentence, b.sentence)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Whether a change was not told yet: the account's block of public access stands in every bucket. */
function isNew(change: Change, told: Set<string>): boolean {
  if (change.resource.type !== accountType) return true
  const key = `${change.resource.account} ${change.sentence}`
  if (told.has(key)) return false
  told.add(key)
  return true
}
