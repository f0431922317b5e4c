/** What identifies a resource in findings and reports. */
export interface ResourceRef {
  /** The ARN, or for a kind of resource that has none an ARN-shaped name that is unique in the account. */
  readonly arn: string
  /** CloudFormation type name (`AWS::S3::Bucket`); `AWS::::Account` (AWS Config's name) for the account itself. */
  readonly type: string
  /** Twelve digits. */
  readonly account: string
  /** Region code; `global` for services without one (IAM). */
  readonly region: string
}

/** A resource of a snapshot: its wanted state under CloudFormation's property names, and what only a live account knows. */
export interface Resource extends ResourceRef {
  readonly tags: Readonly<Record<string, string>>
  /** Properties under the names of the CloudFormation type, so that a check judges a live account and a template alike. */
  readonly configuration: Readonly<Record<string, unknown>>
  /** What a template cannot say: last used, status, counts. */
  readonly observed?: Readonly<Record<string, unknown>>
  /**
   * Top-level properties of `configuration` or `observed` that could not be read, with the reason.
   * A check that reads one of them gets the verdict `unknown` without having to ask (see `lib/audit/evaluate.ts`).
   */
  readonly unseen?: Readonly<Record<string, string>>
}

/** ARN partition of a region (AWS General Reference, "Amazon Resource Names"); `aws` for `global` and for what is no region. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
