import type { Resource } from '#lib/findings/resource.ts'
import { gapReason } from '../gap-words.ts'
import type { SnapshotPart } from '../snapshot.ts'
import type { Incomparable } from './change.ts'
import { isNoise } from './noise.ts'
import { shortText } from './shown-value.ts'

type Side = 'before' | 'after'

/** Named in one record. */
const examplesKept = 5
/** Records that are kept apart; beyond them all is told as one. */
const recordsAtMost = 20_000
const reasonAtMost = 400

interface Hole {
  readonly account: string
  readonly region: string
  readonly type: string
  readonly property: string | undefined
  readonly reasons: { before?: string; after?: string }
  readonly counts: { before: number; after: number }
  examples: string[]
}

/** Reasons of properties that no chosen check reads: nobody asked, so nobody was refused. */
const wasNotAsked = (reason: string): boolean => reason.startsWith('not asked')

/** Gathers what one of two snapshots did not see, one record for each type, place and property; the same in any order of adding. */
export class Incomparables {
  readonly #holes = new Map<string, Hole>()
  #beyond = 0

  /** Gaps of a part, and the properties of its resources that could not be read although they were asked for. */
  addPart(side: Side, part: SnapshotPart): void {
    for (const gap of part.gaps)
      for (const type of gap.types) this.#add(side, { account: gap.account, region: gap.region, type }, gapReason(gap))
    for (const resource of part.resources) this.#addUnseen(side, resource)
  }

  /** A resource that the other snapshot has and this one may have missed. */
  addResource(side: Side, resource: Resource, reason: string): void {
    this.#add(side, resource, reason, resource.arn)
  }

  /** A property that the other snapshot has and this one has not. */
  addProperty(side: Side, resource: Resource, property: string, reason: string): void {
    this.#add(side, { ...resource, property }, reason, resource.arn)
  }

  #addUnseen(side: Side, resource: Resource): void {
    for (const [property, reason] of Object.entries(resource.unseen ?? {}))
      if (!wasNotAsked(reason) && !isNoise(resource.type, property)) this.#add(side, { ...resource, property }, reason, resource.arn)
  }

  #add(
    side: Side,
    { account, region, type, property }: { account: string; region: string; type: string; property?: string },
    reason: string,
    arn?: string,
  ): void {
    const key = JSON.stringify([account, region, type, property])
    let hole = this.#holes.get(key)
    if (!hole) {
      if (this.#holes.size >= recordsAtMost) {
        this.#beyond++
        return
      }
      hole = { account, region, type, property, reasons: {}, counts: { before: 0, after: 0 }, examples: [] }
      this.#holes.set(key, hole)
    }
    const known = hole.reasons[side]
    // The reason of one resource stands for all; the first in the alphabet, so that the order of parts does not matter.
    if (known === undefined || reason < known) hole.reasons[side] = reason
    if (arn === undefined) return
    hole.counts[side]++
    if (!hole.examples.includes(arn)) hole.examples = [...hole.examples, arn].sort().slice(0, examplesKept)
  }

  /** All of them, in the order of their names. */
  *records(): Generator<Incomparable> {
    const inOrder = [...this.#holes].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [, hole] of inOrder) yield recordOf(hole)
    if (this.#beyond > 0)
      yield {
        account: '',
        region: '',
        type: '',
        unseenIn: 'both',
        count: this.#beyond,
        examples: [],
        reason: `more than ${recordsAtMost} kinds of holes`,
        sentence: `${this.#beyond} further things could not be compared: there are more than ${recordsAtMost} kinds of holes, see the gaps of the snapshots`,
      }
  }
}

function recordOf({ account, region, type, property, reasons, counts, examples }: Hole): Incomparable {
  const unseenIn = reasons.before === undefined ? 'after' : reasons.after === undefined ? 'before' : 'both'
  const reason = shortText(unseenIn === 'after' ? (reasons.after ?? '') : (reasons.before ?? ''), reasonAtMost)
  const where = `${region === 'global' ? '' : ` in ${region}`} of account ${account}`
  const count = Math.max(counts.before, counts.after)
  const what =
    property === undefined
      ? `${type}${where} cannot be compared whole${count > 0 ? ` (${count} of them stand in one snapshot only)` : ''}`
      : `property ${property} of ${count} ${type}${where} cannot be compared`
  const side = unseenIn === 'both' ? 'neither snapshot saw it' : `the ${unseenIn === 'before' ? 'first' : 'second'} snapshot did not see it`
  return {
    account,
    region,
    type,
    ...(property === undefined ? {} : { property }),
    unseenIn,
    count,
    examples,
    reason,
    sentence: `${what}: ${side}: ${reason}`,
  }
}
