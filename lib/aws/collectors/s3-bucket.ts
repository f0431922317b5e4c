import type { S3Client, ServerSideEncryptionConfiguration } from '@aws-sdk/client-s3'
import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLoggingCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3'
import type { CollectorScope } from '../collector.ts'
import { type Detail, detail, mapDetail, notAsked, policyObject, tagsOf } from './detail.ts'

/** What is known of one bucket beside its name. */
export interface BucketDetails {
  readonly configuration: Readonly<Record<string, Detail<unknown>>>
  readonly observed: Readonly<Record<string, Detail<unknown>>>
  readonly tags: Detail<Readonly<Record<string, string>>>
}

type Facts = Readonly<Record<string, null>>

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
  /** Asks when one of the properties that the answer holds is read by a chosen check. */
  const ask = <Value>(
    properties: readonly string[],
    operation: string,
    read: () => Promise<Value>,
    facts: Facts = {},
  ): Promise<Detail<Value | null>> =>
    properties.some((property) => scope.wants('AWS::S3::Bucket', property))
      ? detail<Value | null>(`s3:${operation}`, region, read, { facts, gone: ['NoSuchBucket'] })
      : Promise.resolve(notAsked('no chosen check reads it'))
  const answers = await Promise.allSettled([
    ask(['PublicAccessBlockConfiguration'], 'GetPublicAccessBlock', () => client.send(new GetPublicAccessBlockCommand(bucket)), {
      NoSuchPublicAccessBlockConfiguration: null,
    }),
    ask(['Policy'], 'GetBucketPolicy', () => client.send(new GetBucketPolicyCommand(bucket)), { NoSuchBucketPolicy: null }),
    ask(['PolicyStatus'], 'GetBucketPolicyStatus', () => client.send(new GetBucketPolicyStatusCommand(bucket)), {
      NoSuchBucketPolicy: null,
    }),
    ask(['BucketEncryption'], 'GetBucketEncryption', () => client.send(new GetBucketEncryptionCommand(bucket)), {
      ServerSideEncryptionConfigurationNotFoundError: null,
      ServerSideEncryptionConfigurationNotFound: null,
    }),
    ask(['VersioningConfiguration', 'MFADelete'], 'GetBucketVersioning', () => client.send(new GetBucketVersioningCommand(bucket))),
    ask(['LoggingConfiguration'], 'GetBucketLogging', () => client.send(new GetBucketLoggingCommand(bucket))),
    ask(['Acl'], 'GetBucketAcl', () => client.send(new GetBucketAclCommand(bucket))),
    ask(['Tags'], 'GetBucketTagging', () => client.send(new GetBucketTaggingCommand(bucket)), {
      NoSuchTagSet: null,
      NoSuchTagSetError: null,
    }),
  ])
  const [block, policy, policyStatus, encryption, versioning, logging, acl, tagging] = settled(answers)
  return {
    configuration: {
      PublicAccessBlockConfiguration: mapDetail(
        block,
        (answer) => answer && present('PublicAccessBlockConfiguration', answer.PublicAccessBlockConfiguration),
      ),
      Policy: mapDetail(policy, (answer) => answer && policyObject(present('Policy', answer.Policy))),
      BucketEncryption: mapDetail(
        encryption,
        (answer) => answer && bucketEncryption(present('configuration', answer.ServerSideEncryptionConfiguration)),
      ),
      VersioningConfiguration: mapDetail(versioning, (answer) => (answer?.Status ? { Status: answer.Status } : null)),
      LoggingConfiguration: mapDetail(logging, (answer) =>
        answer?.LoggingEnabled
          ? { DestinationBucketName: answer.LoggingEnabled.TargetBucket, LogFilePrefix: answer.LoggingEnabled.TargetPrefix ?? '' }
          : null,
      ),
    },
    observed: {
      PolicyStatus: mapDetail(policyStatus, (answer) => answer && present('PolicyStatus', answer.PolicyStatus)),
      Acl: mapDetail(acl, (answer) => answer && { Owner: answer.Owner?.ID ?? null, Grants: present('Grants', answer.Grants) }),
      MFADelete: mapDetail(versioning, (answer) => answer?.MFADelete === 'Enabled'),
    },
    tags: mapDetail(tagging, (answer) => tagsOf(answer?.TagSet)),
  }
}

/** Waits for all before it throws, so that no call of a bucket that is gone is left running. */
function settled<Values extends readonly unknown[]>(
  results: { readonly [Index in keyof Values]: PromiseSettledResult<Values[Index]> },
): Values {
  const values = (results as readonly PromiseSettledResult<unknown>[]).map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
  return values as unknown as Values
}

function present<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined) throw new Error(`the answer holds no ${name}`)
  return value
}

/** CloudFormation's names for what the API calls Rules and ApplyServerSideEncryptionByDefault. */
function bucketEncryption(configuration: ServerSideEncryptionConfiguration): Readonly<Record<string, unknown>> {
  return {
    ServerSideEncryptionConfiguration: (configuration.Rules ?? []).map((rule) => ({
      ServerSideEncryptionByDefault: rule.ApplyServerSideEncryptionByDefault
        ? {
            SSEAlgorithm: rule.ApplyServerSideEncryptionByDefault.SSEAlgorithm,
            ...(rule.ApplyServerSideEncryptionByDefault.KMSMasterKeyID
              ? { KMSMasterKeyID: rule.ApplyServerSideEncryptionByDefault.KMSMasterKeyID }
              : {}),
          }
        : null,
      BucketKeyEnabled: rule.BucketKeyEnabled ?? false,
    })),
  }
}
