import { knownAction } from '../iam/known-actions.ts'

/** Prefixes of IAM actions where they differ from the event source (Service Authorization Reference). */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['monitoring', 'cloudwatch'],
  ['email', 'ses'],
  ['streams.dynamodb', 'dynamodb'],
  ['models.lex', 'lex'],
  ['runtime.sagemaker', 'sagemaker'],
  ['api.ecr', 'ecr'],
  ['api.sagemaker', 'sagemaker'],
  ['tagging', 'tag'],
])

/** Calls whose permission has another name (Service Authorization Reference of each service; S3 User Guide, "Required permissions for API operations"). */
const renamed: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:HeadObject', ['s3:GetObject']],
  ['s3:SelectObjectContent', ['s3:GetObject']],
  ['s3:HeadBucket', ['s3:ListBucket']],
  ['s3:ListObjects', ['s3:ListBucket']],
  ['s3:ListObjectsV2', ['s3:ListBucket']],
  ['s3:ListObjectVersions', ['s3:ListBucketVersions']],
  ['s3:ListBuckets', ['s3:ListAllMyBuckets']],
  ['s3:ListMultipartUploads', ['s3:ListBucketMultipartUploads']],
  ['s3:ListParts', ['s3:ListMultipartUploadParts']],
  ['s3:CopyObject', ['s3:GetObject', 's3:PutObject']],
  ['s3:UploadPart', ['s3:PutObject']],
  ['s3:UploadPartCopy', ['s3:GetObject', 's3:PutObject']],
  ['s3:CreateMultipartUpload', ['s3:PutObject']],
  ['s3:CompleteMultipartUpload', ['s3:PutObject']],
  ['s3:DeleteObjects', ['s3:DeleteObject']],
  ['s3:GetBucketEncryption', ['s3:GetEncryptionConfiguration']],
  ['s3:PutBucketEncryption', ['s3:PutEncryptionConfiguration']],
  ['s3:DeleteBucketEncryption', ['s3:PutEncryptionConfiguration']],
  ['s3:GetBucketLifecycle', ['s3:GetLifecycleConfiguration']],
  ['s3:GetBucketLifecycleConfiguration', ['s3:GetLifecycleConfiguration']],
  ['s3:PutBucketLifecycle', ['s3:PutLifecycleConfiguration']],
  ['s3:PutBucketLifecycleConfiguration', ['s3:PutLifecycleConfiguration']],
  ['s3:GetBucketReplication', ['s3:GetReplicationConfiguration']],
  ['s3:PutBucketReplication', ['s3:PutReplicationConfiguration']],
  ['s3:GetPublicAccessBlock', ['s3:GetBucketPublicAccessBlock']],
  ['s3:PutPublicAccessBlock', ['s3:PutBucketPublicAccessBlock']],
  ['s3:DeletePublicAccessBlock', ['s3:PutBucketPublicAccessBlock']],
  ['s3:GetBucketAccelerateConfiguration', ['s3:GetAccelerateConfiguration']],
  ['s3:GetBucketInventoryConfiguration', ['s3:GetInventoryConfiguration']],
  ['s3:GetBucketMetricsConfiguration', ['s3:GetMetricsConfiguration']],
  ['s3:GetBucketAnalyticsConfiguration', ['s3:GetAnalyticsConfiguration']],
  ['lambda:Invoke', ['lambda:InvokeFunction']],
  ['dynamodb:TransactGetItems', ['dynamodb:GetItem']],
  ['dynamodb:TransactWriteItems', ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem']],
  ['dynamodb:ExecuteStatement', ['dynamodb:PartiQLSelect', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete']],
  ['sqs:SendMessageBatch', ['sqs:SendMessage']],
  ['sqs:DeleteMessageBatch', ['sqs:DeleteMessage']],
  ['sqs:ChangeMessageVisibilityBatch', ['sqs:ChangeMessageVisibility']],
  ['sns:PublishBatch', ['sns:Publish']],
])

/** API versions at the end of the names of old events: `ListFunctions20150331`, `GetDistribution2020_05_31`, `UpdateFunctionCode20150331v2`. */
const version = /(?:\d{4}_\d{2}_\d{2}|\d{8})(?:v\d+)?$/

/** What a call needed: known actions, or the name that is no action. */
export type CalledAction = { readonly actions: readonly string[] } | { readonly unknown: string }

/** The permissions that a recorded call took, from its event source (`s3.amazonaws.com`) and name. */
export function calledAction(eventSource: string, eventName: string): CalledAction {
  const host = eventSource.replace(/\.amazonaws\.com(?:\.cn)?$/, '')
  const service = prefixes.get(host) ?? host
  const plain = `${service}:${eventName.replace(version, '')}`
  const other = renamed.get(plain)
  if (other) return { actions: other }
  const known = knownAction(plain)
  return known === undefined ? { unknown: plain } : { actions: [known] }
}
