import type { ResourceRef } from '#lib/findings/resource.ts'
import type { Severity } from '#lib/findings/severity.ts'

/** What became of a resource between two snapshots. */
export type ChangeKind = 'appeared' | 'gone' | 'changed'

/** `opens`: more access or less protection than before; `closes`: the reverse; `neutral`: neither, or not known. */
export type Effect = 'opens' | 'closes' | 'neutral'

/** One thing that is different, in plain words. Texts are foreign in part and not escaped. */
export interface Told {
  readonly sentence: string
  readonly weight: Severity
  readonly effect: Effect
  /** Paths of properties, `BucketEncryption.BucketKeyEnabled`. @default the property that was compared */
  readonly properties?: readonly string[]
  readonly before?: unknown
  readonly after?: unknown
  /** What it is about, where that is not the resource whose property it was (the account's block of public access stands in each bucket). */
  readonly resource?: ResourceRef
}

/** One difference between two snapshots. */
export interface Change {
  readonly kind: ChangeKind
  readonly resource: ResourceRef
  /** Empty for a resource that appeared or is gone. */
  readonly properties: readonly string[]
  /** The VPC of a security group that appeared or is gone: AWS makes and removes one along with each VPC. */
  readonly within?: string
  /** The property is something that AWS observes, no setting. */
  readonly isObserved?: true
  /** Bounded, without what looks like a secret; absent where there was nothing. */
  readonly before?: unknown
  readonly after?: unknown
  /** What changed, in plain words. Not escaped: names are foreign. */
  readonly sentence: string
  /** How grave it is that this changed; access that got wider is graver than access that got narrower. */
  readonly weight: Severity
  readonly effect: Effect
  /** When the earlier and the later look began, milliseconds since the epoch: it happened in between (or while the later look went on). */
  readonly from: number
  readonly to: number
}

/** Something that one of the snapshots does not hold, so that nothing can be said of it: never a change, never "no change". */
export interface Incomparable {
  readonly account: string
  readonly region: string
  readonly type: string
  /** Absent: the listing of the type. */
  readonly property?: string
  /** Which of the two did not see it. */
  readonly unseenIn: 'before' | 'after' | 'both'
  /** Resources of the other snapshot (or of both, for a property) that it concerns; 0 where only the listing is known to have a hole. */
  readonly count: number
  /** Some of them. */
  readonly examples: readonly string[]
  readonly reason: string
  readonly sentence: string
}

/** What a comparison yields. */
export type DiffRecord =
  | { readonly record: 'change'; readonly change: Change }
  | { readonly record: 'incomparable'; readonly incomparable: Incomparable }

/** Parts of a snapshot that can be gone through several times, in any order. */
export interface SnapshotSource<Part> {
  parts(): AsyncIterable<Part> | Iterable<Part>
}
