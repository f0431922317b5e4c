import { hash } from 'node:crypto'
import { canonicalJson } from '#lib/findings/canonical-json.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { resourceKey } from '../survey.ts'
import { comparedProperties, isNoise } from './noise.ts'

/** 48 bits: what fits a number, so that a million resources take some 50 MB instead of their configurations. */
function numberOf(text: string): number {
  return hash('sha256', text, 'buffer').readUIntBE(0, 6)
}

/** A resource as a number: the same for the same ref. */
export const refNumber = (resource: Resource): number => numberOf(resourceKey(resource))

/**
 * What each resource of a snapshot looked like, as numbers. Resources that may differ are read again and compared themselves, so two that
 * share a number by chance cost a second look and no wrong word.
 */
export class Fingerprints {
  readonly #known = new Map<number, number>()
  /** Seen by several parts: always read again, since their properties have to be put together. */
  readonly #twice = new Set<number>()

  add(resource: Resource): void {
    const ref = refNumber(resource)
    if (this.#known.has(ref)) this.#twice.add(ref)
    this.#known.set(ref, contentNumber(resource))
  }

  /** Numbers of the resources that may differ between the two, in a fixed order. */
  static differing(before: Fingerprints, after: Fingerprints): number[] {
    const numbers = new Set([...before.#twice, ...after.#twice])
    for (const [ref, content] of before.#known) if (after.#known.get(ref) !== content) numbers.add(ref)
    for (const ref of after.#known.keys()) if (!before.#known.has(ref)) numbers.add(ref)
    return [...numbers].sort((a, b) => a - b)
  }
}

function contentNumber(resource: Resource): number {
  const unseen = Object.keys(resource.unseen ?? {}).filter((property) => !isNoise(resource.type, property))
  return numberOf(canonicalJson([[...comparedProperties(resource)].sort(([a], [b]) => (a < b ? -1 : 1)), unseen.sort()]))
}

/** A resource as one part saw it. */
export interface Sighting {
  readonly resource: Resource
  readonly takenAt: number
}

/**
 * What several parts saw of one resource, put together: a property that one of them saw is seen, and of two values the later one counts.
 * The same in whatever order the sightings come.
 */
export function together(sightings: readonly Sighting[]): Sighting | undefined {
  const inOrder = sightings
    .map((sighting) => ({ ...sighting, text: sightings.length > 1 ? canonicalJson(sighting.resource) : '' }))
    .sort((a, b) => a.takenAt - b.takenAt || (a.text < b.text ? -1 : 1))
  const [first, ...rest] = inOrder
  if (!first) return undefined
  return rest.reduce<Sighting>(merged, { resource: first.resource, takenAt: first.takenAt })
}

function merged(earlier: Sighting, { resource: later, takenAt }: Sighting): Sighting {
  const { resource } = earlier
  const configuration = { ...resource.configuration, ...later.configuration }
  const observed = { ...resource.observed, ...later.observed }
  const tagsSeen = (one: Resource): boolean => !Object.hasOwn(one.unseen ?? {}, 'Tags')
  const unseen = Object.entries({ ...resource.unseen, ...later.unseen }).filter(([name]) =>
    name === 'Tags' ? !tagsSeen(resource) && !tagsSeen(later) : !Object.hasOwn(configuration, name) && !Object.hasOwn(observed, name),
  )
  return {
    resource: {
      ...later,
      tags: tagsSeen(later) ? later.tags : resource.tags,
      configuration,
      observed,
      unseen: Object.fromEntries(unseen),
    },
    takenAt,
  }
}
