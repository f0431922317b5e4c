import { type CheckContext, type Judgement, notApplicable, undecided } from './check.ts'
import type { RelatedResource } from './related.ts'
import { keptElsewhere } from './trail-recording.ts'

/** A trail, as far as its bucket is concerned. */
interface BucketTrail {
  readonly arn: string
  readonly account: string
  readonly configuration: { readonly S3BucketName: string | null }
}

/** The bucket that a trail writes to, or why nothing can be said of it from this account. */
export function trailBucket(
  trail: BucketTrail,
  { related }: CheckContext,
): { readonly bucket: RelatedResource<'AWS::S3::Bucket'> } | { readonly judgement: Judgement } {
  const elsewhere = keptElsewhere(trail)
  if (elsewhere) return { judgement: elsewhere }
  const { S3BucketName: name } = trail.configuration
  if (name === null) return { judgement: notApplicable('The trail writes to no bucket.', { S3BucketName: null }) }
  const [bucket] = related.by('AWS::S3::Bucket', 'BucketName', name)
  if (bucket) return { bucket }
  return { judgement: undecided(`Bucket ${name} belongs to another account, and cannot be seen from here.`, { S3BucketName: name }) }
}
