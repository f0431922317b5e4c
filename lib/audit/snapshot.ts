import type { Resource } from '#lib/findings/resource.ts'

/** How one API call ended. */
export type CallOutcome = 'ok' | 'denied' | 'throttled' | 'not-found' | 'region-disabled' | 'error'

/** One API call of a run, for the manifest: nothing that was looked at or refused goes unsaid. */
export interface CallRecord {
  /** IAM-style name, `s3:ListBuckets`. */
  readonly action: string
  readonly account: string
  readonly region: string
  readonly outcome: CallOutcome
  /** Times this call was made with this outcome (pages and resources are summed). */
  readonly count: number
  /** Error name and message of the first, shortened; absent when ok. */
  readonly error?: string
}

/**
 * Something that could not be looked at. A gap is never an empty account: all checks on `types` in this scope are
 * `unknown`, and nothing that stands there is resolved.
 */
export interface Gap {
  readonly account: string
  readonly region: string
  readonly service: string
  /** The refused call. */
  readonly action: string
  readonly outcome: Exclude<CallOutcome, 'ok'>
  readonly reason: string
  /** CloudFormation types whose listing is missing or incomplete because of it. */
  readonly types: readonly string[]
}

/** What a collector yields: resources as they are found, gaps where it could not look, and how far it has come. */
export type Collected =
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'gap'; readonly gap: Omit<Gap, 'account' | 'region' | 'service'> }
  | { readonly kind: 'progress'; readonly listing: string; readonly next: string | undefined }

/** From where a unit of work that ran out of time goes on: listings that are done, and the page that comes next. */
export interface Checkpoint {
  readonly done: readonly string[]
  readonly listing?: string
  readonly token?: string
}

/** One unit of collecting: an account, a region (`global` for services without one) and a service. */
export interface SnapshotScope {
  readonly account: string
  readonly region: string
  readonly service: string
}

/** What one unit saw. Its content (not the time) decides its hash, so an unchanged account costs no new object. */
export interface SnapshotPart extends SnapshotScope {
  /** Number of the part within its scope, for a scope that is written in several; the first is 0. @default 0 */
  readonly chunk?: number
  /** When collecting began, ISO 8601 UTC. */
  readonly takenAt: string
  /** Types this part lists completely unless a gap names them: absence of a resource means that it is gone. */
  readonly types: readonly string[]
  readonly resources: readonly Resource[]
  readonly gaps: readonly Gap[]
  readonly calls: readonly CallRecord[]
}

/** Everything one run saw of one account. */
export interface Snapshot {
  readonly account: string
  readonly parts: readonly SnapshotPart[]
}

export type { Resource }
