import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'

/** Folders of the log bucket: a trail's key prefix, a flow log's destination folder, and what could not be read. */
export const logFolders = { trail: 'cloudtrail/', flowLogs: 'vpc-flow-logs/', setAside: 'set-aside/' } as const

/**
 * Lets CloudTrail and VPC flow logs of this account deliver into their folder of the bucket (CloudTrail user guide, "Amazon
 * S3 bucket policy for CloudTrail"; VPC user guide, "Publish flow logs to Amazon S3"). Nothing is switched on by it: the
 * owner points a trail or a flow log here.
 */
export function allowLogDelivery(bucket: Bucket, key: Key): void {
  const stack = Stack.of(bucket)
  const trail = new ServicePrincipal('cloudtrail.amazonaws.com')
  const delivery = new ServicePrincipal('delivery.logs.amazonaws.com')
  const own = { 'aws:SourceAccount': stack.account }
  const ownerControls = { ...own, 's3:x-amz-acl': 'bucket-owner-full-control' }
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'DeliveryLooksAtBucket',
      principals: [trail, delivery],
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: own },
    }),
  )
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TrailDelivers',
      principals: [trail],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${logFolders.trail}AWSLogs/*`)],
      conditions: { StringEquals: ownerControls },
    }),
  )
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'FlowLogsDeliver',
      principals: [delivery],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${logFolders.flowLogs}AWSLogs/*`)],
      conditions: {
        StringEquals: ownerControls,
        ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'logs', resource: '*', region: '*' }) },
      },
    }),
  )
  // A trail that encrypts with this key may do so; one that does not name a key writes under S3's own.
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TrailFilesIntoBucket',
      principals: [trail],
      actions: ['kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: { StringEquals: own },
    }),
  )
}
