import type { S3Client } from '@aws-sdk/client-s3'
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3'
import type { CollectorScope } from '../collector.ts'
import { type Detail, detail, mapDetail, notAsked, policyObject, tagsOf } from './detail.ts'
import { bucketEncryption, bucketLifecycle, bucketLogging, bucketNotifications, bucketReplication } from './s3-bucket-shapes.ts'

type Details = Readonly<Record<string, Detail<unknown>>>

/** What is known of one bucket beside its name. */
export interface BucketDetails {
  readonly configuration: Details
  readonly observed: Details
  readonly tags: Detail<Readonly<Record<string, string>>>
}

interface BucketInput {
  readonly Bucket: string
}

/** One call on a bucket, and the properties that its answer holds. */
interface Reading<Answer> {
  readonly operation: string
  readonly send: (client: S3Client, bucket: BucketInput) => Promise<Answer>
  /** Error names by which S3 says "there is none"; all properties are then made of `null`. */
  readonly none?: readonly string[]
  /** Property → its value, made of the answer. Throws when the answer lacks it. */
  readonly makes: Readonly<Record<string, (answer: NoInfer<Answer> | null) => unknown>>
}

const reading = <Answer>(call: Reading<Answer>): Reading<unknown> => call as Reading<unknown>

/** An answer without what was asked for is unseen, not "none". */
function present<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined) throw new Error(`the answer holds no ${name}`)
  return value
}

/** Properties of `configuration`. */
const configuration: readonly Reading<unknown>[] = [
  reading({
    operation: 'GetPublicAccessBlock',
    send: (client, bucket) => client.send(new GetPublicAccessBlockCommand(bucket)),
    none: ['NoSuchPublicAccessBlockConfiguration'],
    makes: { PublicAccessBlockConfiguration: (answer) => answer && present('configuration', answer.PublicAccessBlockConfiguration) },
  }),
  reading({
    operation: 'GetBucketPolicy',
    send: (client, bucket) => client.send(new GetBucketPolicyCommand(bucket)),
    none: ['NoSuchBucketPolicy'],
    makes: { Policy: (answer) => answer && policyObject(present('Policy', answer.Policy)) },
  }),
  reading({
    operation: 'GetBucketEncryption',
    send: (client, bucket) => client.send(new GetBucketEncryptionCommand(bucket)),
    none: ['ServerSideEncryptionConfigurationNotFoundError', 'ServerSideEncryptionConfigurationNotFound'],
    makes: { BucketEncryption: (answer) => answer && bucketEncryption(present('configuration', answer.ServerSideEncryptionConfiguration)) },
  }),
  reading({
    operation: 'GetBucketLogging',
    send: (client, bucket) => client.send(new GetBucketLoggingCommand(bucket)),
    makes: { LoggingConfiguration: (answer) => bucketLogging(answer?.LoggingEnabled) },
  }),
  reading({
    operation: 'GetBucketLifecycleConfiguration',
    send: (client, bucket) => client.send(new GetBucketLifecycleConfigurationCommand(bucket)),
    none: ['NoSuchLifecycleConfiguration'],
    makes: { LifecycleConfiguration: (answer) => answer && bucketLifecycle(present('Rules', answer.Rules)) },
  }),
  reading({
    operation: 'GetObjectLockConfiguration',
    send: (client, bucket) => client.send(new GetObjectLockConfigurationCommand(bucket)),
    none: ['ObjectLockConfigurationNotFoundError'],
    makes: { ObjectLockConfiguration: (answer) => answer && present('configuration', answer.ObjectLockConfiguration) },
  }),
  reading({
    operation: 'GetBucketOwnershipControls',
    send: (client, bucket) => client.send(new GetBucketOwnershipControlsCommand(bucket)),
    none: ['OwnershipControlsNotFoundError'],
    makes: { OwnershipControls: (answer) => answer && present('OwnershipControls', answer.OwnershipControls) },
  }),
  reading({
    operation: 'GetBucketReplication',
    send: (client, bucket) => client.send(new GetBucketReplicationCommand(bucket)),
    none: ['ReplicationConfigurationNotFoundError'],
    makes: { ReplicationConfiguration: (answer) => answer && bucketReplication(present('configuration', answer.ReplicationConfiguration)) },
  }),
  reading({
    operation: 'GetBucketNotificationConfiguration',
    send: (client, bucket) => client.send(new GetBucketNotificationConfigurationCommand(bucket)),
    makes: { NotificationConfiguration: (answer) => bucketNotifications(answer) },
  }),
]

/** Properties of `observed`. */
const observed: readonly Reading<unknown>[] = [
  reading({
    operation: 'GetBucketPolicyStatus',
    send: (client, bucket) => client.send(new GetBucketPolicyStatusCommand(bucket)),
    none: ['NoSuchBucketPolicy'],
    makes: { PolicyStatus: (answer) => answer && present('PolicyStatus', answer.PolicyStatus) },
  }),
  reading({
    operation: 'GetBucketAcl',
    send: (client, bucket) => client.send(new GetBucketAclCommand(bucket)),
    makes: {
      Acl: (answer) => answer && { Owner: answer.Owner?.ID ?? null, Grants: present('Grants', answer.Grants) },
    },
  }),
]

/** One answer for a property of each kind. */
const versioning = {
  operation: 'GetBucketVersioning',
  send: (client: S3Client, bucket: BucketInput) => client.send(new GetBucketVersioningCommand(bucket)),
}

const tagging = reading({
  operation: 'GetBucketTagging',
  send: (client, bucket) => client.send(new GetBucketTaggingCommand(bucket)),
  none: ['NoSuchTagSet', 'NoSuchTagSetError'],
  makes: { Tags: (answer) => tagsOf(answer?.TagSet) },
})

/**
 * Asks a bucket for everything that checks read. S3 says "there is none" with an error of its own for each property: those are
 * facts (`null`). Throws `GoneError` when the bucket itself is gone.
 */
export async function bucketDetails(
  client: S3Client,
  scope: CollectorScope,
  { name, region }: { readonly name: string; readonly region: string },
): Promise<BucketDetails> {
  const bucket = { Bucket: name }
  const isWanted = (property: string): boolean => scope.wants('AWS::S3::Bucket', property)
  const ask = async ({ operation, send, none = [], makes }: Reading<unknown>): Promise<Details> => {
    const facts = Object.fromEntries(none.map((error) => [error, null]))
    const answer: Detail<unknown> = Object.keys(makes).some(isWanted)
      ? await detail<unknown>(`s3:${operation}`, region, () => send(client, bucket), { facts, gone: ['NoSuchBucket'] })
      : notAsked('no chosen check reads it')
    return Object.fromEntries(Object.entries(makes).map(([property, make]) => [property, mapDetail(answer, make)]))
  }
  const versions = reading({
    ...versioning,
    makes: {
      VersioningConfiguration: (answer) => (answer?.Status ? { Status: answer.Status } : null),
      MFADelete: (answer) => answer?.MFADelete === 'Enabled',
    },
  })
  const asked = [configuration.map(ask), observed.map(ask), [ask(versions), ask(tagging)]]
  // Waits for all before it throws, so that no call of a bucket that is gone is left running.
  await Promise.allSettled(asked.flat())
  const [own = {}, live = {}, rest = {}] = await Promise.all(
    asked.map(async (group): Promise<Details> => Object.assign({}, ...(await Promise.all(group)))),
  )
  const { VersioningConfiguration, MFADelete, Tags } = rest
  const unasked = notAsked('no chosen check reads it')
  return {
    configuration: { ...own, VersioningConfiguration: VersioningConfiguration ?? unasked },
    observed: { ...live, MFADelete: MFADelete ?? unasked },
    tags: (Tags as Detail<Readonly<Record<string, string>>> | undefined) ?? unasked,
  }
}
