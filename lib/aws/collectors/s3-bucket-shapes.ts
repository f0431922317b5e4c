import type {
  GetBucketNotificationConfigurationCommandOutput,
  LifecycleRule,
  LoggingEnabled,
  ReplicationConfiguration,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3'
import type { ConfigurationOf } from '#lib/audit/resource-types.ts'

type Bucket = ConfigurationOf<'AWS::S3::Bucket'>
type Rule = NonNullable<NonNullable<Bucket['LifecycleConfiguration']>['Rules']>[number]

/** The same without what is undefined: in JSON it is absent. */
function defined<Value extends object>(value: { readonly [Name in keyof Value]: Value[Name] | undefined }): Value {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value
}

/** CloudFormation's names for what the API calls Rules and ApplyServerSideEncryptionByDefault. */
export function bucketEncryption({ Rules: rules }: ServerSideEncryptionConfiguration): NonNullable<Bucket['BucketEncryption']> {
  return {
    ServerSideEncryptionConfiguration: (rules ?? []).map(({ ApplyServerSideEncryptionByDefault: applied, BucketKeyEnabled: key }) =>
      defined<{ ServerSideEncryptionByDefault: { SSEAlgorithm: string; KMSMasterKeyID: string }; BucketKeyEnabled: boolean }>({
        ServerSideEncryptionByDefault: applied && defined({ SSEAlgorithm: applied.SSEAlgorithm, KMSMasterKeyID: applied.KMSMasterKeyID }),
        BucketKeyEnabled: key ?? false,
      }),
    ),
  }
}

/** Where the access log goes; null: nowhere. */
export function bucketLogging(enabled: LoggingEnabled | undefined): Bucket['LoggingConfiguration'] {
  if (!enabled) return null
  return defined({ DestinationBucketName: enabled.TargetBucket, LogFilePrefix: enabled.TargetPrefix ?? '' })
}

/** Rules that move and delete objects. CloudFormation has no `Filter`: what it holds stands in the rule itself. */
export function bucketLifecycle(rules: readonly LifecycleRule[]): NonNullable<Bucket['LifecycleConfiguration']> {
  return { Rules: rules.map(lifecycleRule) }
}

function lifecycleRule(rule: LifecycleRule): Rule {
  const { Filter: filter = {}, Expiration: expiration = {} } = rule
  const both = filter.And ?? {}
  const tags = [...(both.Tags ?? []), ...(filter.Tag ? [filter.Tag] : [])]
  return defined<Rule>({
    Id: rule.ID,
    Status: rule.Status,
    Prefix: rule.Prefix ?? filter.Prefix ?? both.Prefix,
    TagFilters: tags.length > 0 ? (tags.map(({ Key, Value }) => ({ Key, Value })) as Rule['TagFilters']) : undefined,
    ObjectSizeGreaterThan: filter.ObjectSizeGreaterThan ?? both.ObjectSizeGreaterThan,
    ObjectSizeLessThan: filter.ObjectSizeLessThan ?? both.ObjectSizeLessThan,
    ExpirationInDays: expiration.Days,
    ExpirationDate: expiration.Date?.toISOString(),
    ExpiredObjectDeleteMarker: expiration.ExpiredObjectDeleteMarker,
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration as Rule['NoncurrentVersionExpiration'],
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload as Rule['AbortIncompleteMultipartUpload'],
    Transitions: rule.Transitions?.map(({ Days, Date: date, StorageClass }) =>
      defined({ TransitionInDays: Days, TransitionDate: date?.toISOString(), StorageClass }),
    ) as Rule['Transitions'],
    NoncurrentVersionTransitions: rule.NoncurrentVersionTransitions?.map(({ NoncurrentDays, NewerNoncurrentVersions, StorageClass }) =>
      defined({ TransitionInDays: NoncurrentDays, NewerNoncurrentVersions, StorageClass }),
    ) as Rule['NoncurrentVersionTransitions'],
  })
}

/** CloudFormation writes `Id` for the API's `ID`. */
export function bucketReplication({ Role, Rules }: ReplicationConfiguration): NonNullable<Bucket['ReplicationConfiguration']> {
  type Shape = NonNullable<Bucket['ReplicationConfiguration']>
  const rules = (Rules ?? []).map(({ ID, Priority, Status, Destination }) =>
    defined({
      Id: ID,
      Priority,
      Status,
      Destination: defined({
        Bucket: Destination?.Bucket,
        Account: Destination?.Account,
        StorageClass: Destination?.StorageClass,
      }),
    }),
  )
  return { ...(Role === undefined ? {} : { Role }), Rules: rules as unknown as NonNullable<Shape['Rules']> }
}

/** Who is told of events of the bucket, by kind; null: nobody. An event that goes to several kinds stands under each. */
export function bucketNotifications(answer: GetBucketNotificationConfigurationCommandOutput | null): Bucket['NotificationConfiguration'] {
  const each = <Kind extends string>(
    kind: Kind,
    list: readonly { Events?: readonly string[] | undefined }[],
    target: (at: number) => unknown,
  ) =>
    list.flatMap(({ Events: events = [] }, at) => events.map((Event) => ({ Event, [kind]: target(at) }) as Record<'Event' | Kind, string>))
  const { TopicConfigurations: topics = [], QueueConfigurations: queues = [], LambdaFunctionConfigurations: functions = [] } = answer ?? {}
  if (topics.length + queues.length + functions.length === 0 && !answer?.EventBridgeConfiguration) return null
  return {
    TopicConfigurations: each('Topic', topics, (at) => topics[at]?.TopicArn),
    QueueConfigurations: each('Queue', queues, (at) => queues[at]?.QueueArn),
    LambdaConfigurations: each('Function', functions, (at) => functions[at]?.LambdaFunctionArn),
    ...(answer?.EventBridgeConfiguration ? { EventBridgeConfiguration: { EventBridgeEnabled: true } } : {}),
  }
}
