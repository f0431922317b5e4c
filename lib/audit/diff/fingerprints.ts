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
 * Finds the resources that may differ between two snapshots: takes in every resource of the earlier one, then of the later one. Those that
 * are the same are forgotten at once. Resources that may differ are read again and compared themselves, so two that share a number by
 * chance, or one that several parts saw, cost a second look and no wrong word.
 */
export class Fingerprints {
  readonly #earlier = new Map<number, number>()
  readonly #differing = new Set<number>()

  /** Takes in a resource of the earlier snapshot. */
  addEarlier(resource: Resource): void {
    const ref = refNumber(resource)
    // Seen by several parts: its properties have to be put together first.
    if (this.#earlier.has(ref)) this.#differing.add(ref)
    this.#earlier.set(ref, contentNumber(resource))
  }

  /** Takes in a resource of the later snapshot, after all of the earlier one. */
  addLater(resource: Resource): void {
    const ref = refNumber(resource)
    if (this.#earlier.get(ref) !== contentNumber(resource)) this.#differing.add(ref)
    // Seen by another part again it is taken for new, and looked at a second time.
    this.#earlier.delete(ref)
  }

  /** Numbers of the resources that may differ, in a fixed order. */
  differing(): number[] {
    for (const ref of this.#earlier.keys()) this.#differing.add(ref)
    return [...this.#differing].sort((a, b) => a - b)
  }
}

/** NaN, which equals nothing, for a resource that is nested too deeply to be written: it is compared property by property. */
function contentNumber(resource: Resource): number {
  const unseen = Object.keys(resource.unseen ?? {}).filter((property) => !isNoise(resource.type, property))
  const text = textOf([[...comparedProperties(resource)].sort(([a], [b]) => (a < b ? -1 : 1)), unseen.sort()])
  return text === undefined ? Number.NaN : numberOf(text)
}

function textOf(value: unknown): string | undefined {
  try {
    return canonicalJson(value)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
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
    .map((sighting) => ({ ...sighting, text: sightings.length > 1 ? (textOf(sighting.resource) ?? '') : '' }))
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
