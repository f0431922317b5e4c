// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::SQS. */
export interface SQSTypes {
  readonly 'AWS::SQS::Queue': Queue
  readonly 'AWS::SQS::QueuePolicy': QueuePolicy
}

interface Queue {
  readonly ContentBasedDeduplication?: boolean | null
  readonly DeduplicationScope?: string | null
  readonly DelaySeconds?: number | null
  readonly FifoQueue?: boolean | null
  readonly FifoThroughputLimit?: string | null
  readonly KmsDataKeyReusePeriodSeconds?: number | null
  readonly KmsMasterKeyId?: string | null
  readonly MaximumMessageSize?: number | null
  readonly MessageRetentionPeriod?: number | null
  readonly QueueName?: string | null
  readonly ReceiveMessageWaitTimeSeconds?: number | null
  readonly RedriveAllowPolicy?: unknown | null
  readonly RedrivePolicy?: unknown | null
  readonly SqsManagedSseEnabled?: boolean | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VisibilityTimeout?: number | null
}

interface QueuePolicy {
  readonly PolicyDocument?: unknown | null
  readonly Queues?: readonly string[] | null
}
