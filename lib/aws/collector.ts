import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from './clients.ts'

/** What a collector is told about where it looks. */
export interface CollectorScope {
  readonly account: string
  /** Region to look in; for a global service the region its API is asked in (`us-east-1`). */
  readonly region: string
  /** All regions that this run looks at, so that what shows up in several of them is read once. */
  readonly regions: readonly string[]
  /** ARN partition (`aws`, `aws-cn`, `aws-us-gov`). */
  readonly partition: string
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
  /** IAM actions that it needs; the audit role's policy is generated from them. Reads only. */
  readonly actions: readonly string[]
  /** CloudFormation types that it lists completely (unless it yields a gap for them). */
  readonly types: readonly string[]
  collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected>
}
