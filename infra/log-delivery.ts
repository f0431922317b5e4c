import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'

/** Folders of the log bucket: a trail's key prefix, the destination folders of flow and DNS query logs, and what could not be read. */
export const logFolders = {
  trail: 'cloudtrail/',
  flowLogs: 'vpc-flow-logs/',
  dnsLogs: 'route53-query-logs/',
  setAside: 'set-aside/',
} as const

/**
 * Folders of the access log bucket: load balancers and S3 deliver only to a bucket that is encrypted with S3's own key (ELB user
 * guide, "Enable access logs"; S3 user guide, "Enabling server access logging"). Beside them stand the access logs of our own buckets.
 */
export const accessLogFolders = { alb: 'alb-access-logs/', s3: 's3-access-logs/' } as const

/**
 * Lets CloudTrail, VPC flow logs and Resolver query logs of this account deliver into their folder of the bucket (CloudTrail user guide, "Amazon
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
      resources: [logFolders.flowLogs, logFolders.dnsLogs].map((folder) => bucket.arnForObjects(`${folder}AWSLogs/*`)),
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

/**
 * Lets load balancers and S3 of this account deliver access logs into their folders. The bucket's own access log may not come
 * here: reading it would be logged, and never end.
 */
export function allowAccessLogDelivery(bucket: Bucket): void {
  const stack = Stack.of(bucket)
  const loadBalancers = stack.formatArn({ service: 'elasticloadbalancing', resource: 'loadbalancer', resourceName: '*', region: '*' })
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LoadBalancersDeliver',
      principals: [new ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${accessLogFolders.alb}AWSLogs/${stack.account}/*`)],
      conditions: { ArnLike: { 'aws:SourceArn': loadBalancers } },
    }),
  )
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'BucketsDeliver',
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${accessLogFolders.s3}*`)],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnNotEquals: { 'aws:SourceArn': bucket.bucketArn } },
    }),
  )
}
