import type { Checkpoint, Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from './clients.ts'

/** What a collector is told about where it looks, and for what. */
export interface CollectorScope {
  readonly account: string
  /** Region to look in; for a global service the region its API is asked in (`us-east-1`). */
  readonly region: string
  /** All regions that this run looks at, so that what shows up in several of them is read once. */
  readonly regions: readonly string[]
  /** ARN partition (`aws`, `aws-cn`, `aws-us-gov`). */
  readonly partition: string
  /**
   * Whether a chosen check reads this type, or this property of it. What nobody reads is not asked for (`unseen`: not asked).
   * A property is worth asking about only where it costs a call of its own; what comes with the listing is simply taken.
   */
  readonly wants: (type: string, property?: string) => boolean
  /** Whether an item of a listing of these types is to be read; only `listed` asks. @default every one */
  readonly touches?: (types: readonly string[], item: unknown) => boolean
  /** Where an earlier unit of work on the same scope left off; only `listed` reads it. */
  readonly resume?: Checkpoint
}

/** What a collector brings of one type, and the IAM actions that it takes. */
export interface Brought {
  /** Actions of the listing, and of whatever is read for every resource of the type. */
  readonly list: readonly string[]
  /** Properties (of `configuration` or `observed`, or `Tags`) that cost calls of their own: property → actions. */
  readonly details?: Readonly<Record<string, readonly string[]>>
}

/**
 * Reads one service. An async generator: it yields what it finds and stores nothing. It never lets a refused call look
 * like an empty account: a refused listing is a gap with the types it would have listed; a refused detail is `unseen` on the resource.
 */
export interface Collector {
  /** Name of the service group, equal to its file's name (`s3`). */
  readonly service: string
  /** Asked once per account (IAM) or once per region. S3 lists once and asks each bucket in its region: global. */
  readonly scope: 'global' | 'regional'
  /**
   * CloudFormation types that it lists completely (unless it yields a gap for them), with the IAM actions that they need. Reads only;
   * the audit role's policy is generated from them.
   */
  readonly brings: Readonly<Record<string, Brought>>
  collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected>
}

/** What is known of a collector without loading it and its SDK client. */
export type CollectorFacts = Pick<Collector, 'service' | 'scope' | 'brings'>

/** IAM actions for the types and properties that are wanted, sorted, each once. */
export function actionsOf({ brings }: CollectorFacts, wants: CollectorScope['wants'] = () => true): readonly string[] {
  const actions = Object.entries(brings).flatMap(([type, { list, details = {} }]) =>
    wants(type) ? [...list, ...Object.entries(details).flatMap(([property, needed]) => (wants(type, property) ? needed : []))] : [],
  )
  return [...new Set(actions)].sort()
}

/** A collector's facts, and how to load it with its SDK client. */
export interface CollectorEntry extends CollectorFacts {
  readonly load: () => Promise<Collector>
}
