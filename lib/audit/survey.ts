import { createHash } from 'node:crypto'
import type { Resource } from '#lib/findings/resource.ts'
import { scopeName } from './run-manifest.ts'
import type { Gap, SnapshotPart, SnapshotScope } from './snapshot.ts'

/** A scope in which a type was to be listed. */
export interface ListedScope extends SnapshotScope {
  /** When it was looked at, milliseconds since the epoch; the earliest of its parts. */
  readonly takenAt: number
  /** Why the listing is not complete; empty when it is. */
  readonly gaps: readonly Gap[]
}

/** Gaps that are kept of one scope and type; more say nothing new. */
const gapsKept = 20

/** Milliseconds of a part's `takenAt`; throws when it is no time. */
export function takenAtOf(part: SnapshotPart): number {
  const time = Date.parse(part.takenAt)
  if (Number.isNaN(time))
    throw new Error(
      `takenAt of the snapshot part ${part.account}/${part.region}/${part.service} is ${part.takenAt}; wanted an ISO 8601 time in UTC.`,
    )
  return time
}

/** What makes a resource itself, however often it was seen. */
export function resourceKey(ref: Pick<Resource, 'arn' | 'type' | 'account' | 'region'>): string {
  return JSON.stringify([ref.type, ref.arn, ref.account, ref.region])
}

/**
 * What a snapshot listed where, without its resources: of those only a number each is kept (48 bits of a hash, some 30 bytes), so that a
 * million of them are known again. Two that share a number by chance make a resource that is gone look as if it were there: nothing is closed by mistake.
 */
export class SnapshotSurvey {
  readonly #listed = new Map<string, Map<string, ListedScope>>()
  readonly #seen = new Set<number>()
  readonly #twice = new Set<number>()
  readonly #regions = new Set<string>()

  /** Takes in one part. */
  add(part: SnapshotPart): void {
    const { account, region, service } = part
    const takenAt = takenAtOf(part)
    this.#regions.add(region)
    for (const type of part.types) this.#list(type, { account, region, service, takenAt, gaps: [] })
    for (const gap of part.gaps) for (const type of gap.types) this.#list(type, { account, region, service, takenAt, gaps: [gap] })
    for (const resource of part.resources) {
      const number = numberOf(resource)
      if (this.#seen.has(number)) this.#twice.add(number)
      else this.#seen.add(number)
    }
  }

  /** Regions of all parts, `global` among them. */
  get regions(): readonly string[] {
    return [...this.#regions].sort()
  }

  /** Scopes in which a type was to be listed, in the order of their names. */
  scopesOf(type: string): readonly ListedScope[] {
    return [...(this.#listed.get(type) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, scope]) => scope)
  }

  /** Whether a resource was seen. */
  has(ref: Pick<Resource, 'arn' | 'type' | 'account' | 'region'>): boolean {
    return this.#seen.has(numberOf(ref))
  }

  /** Whether several parts saw it (a trail of another region). */
  isTwice(ref: Pick<Resource, 'arn' | 'type' | 'account' | 'region'>): boolean {
    return this.#twice.size > 0 && this.#twice.has(numberOf(ref))
  }

  #list(type: string, scope: ListedScope): void {
    const scopes = this.#listed.get(type) ?? new Map<string, ListedScope>()
    const known = scopes.get(scopeName(scope))
    scopes.set(
      scopeName(scope),
      known
        ? { ...known, takenAt: Math.min(known.takenAt, scope.takenAt), gaps: [...known.gaps, ...scope.gaps].slice(0, gapsKept) }
        : scope,
    )
    this.#listed.set(type, scopes)
  }
}

/** The survey of these parts. */
export function surveyOf(parts: readonly SnapshotPart[]): SnapshotSurvey {
  const survey = new SnapshotSurvey()
  for (const part of parts) survey.add(part)
  return survey
}

function numberOf(ref: Pick<Resource, 'arn' | 'type' | 'account' | 'region'>): number {
  return createHash('sha256').update(resourceKey(ref)).digest().readUIntBE(0, 6)
}
