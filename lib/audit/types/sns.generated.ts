// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::SNS. */
export interface SNSTypes {
  readonly 'AWS::SNS::Topic': Topic
  readonly 'AWS::SNS::TopicPolicy': TopicPolicy
}

interface Topic {
  readonly ArchivePolicy?: unknown | null
  readonly ContentBasedDeduplication?: boolean | null
  readonly DataProtectionPolicy?: unknown | null
  readonly DeliveryStatusLogging?: readonly TopicLoggingConfig[] | null
  readonly DisplayName?: string | null
  readonly FifoThroughputScope?: string | null
  readonly FifoTopic?: boolean | null
  readonly KmsMasterKeyId?: string | null
  readonly MaximumMessageSize?: number | null
  readonly SignatureVersion?: string | null
  readonly Subscription?: readonly TopicSubscription[] | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TopicName?: string | null
  readonly TracingConfig?: string | null
}

interface TopicLoggingConfig {
  readonly FailureFeedbackRoleArn?: string
  readonly Protocol?: string
  readonly SuccessFeedbackRoleArn?: string
  readonly SuccessFeedbackSampleRate?: string
}

interface TopicSubscription {
  readonly Endpoint?: string
  readonly Protocol?: string
}

interface TopicPolicy {
  readonly PolicyDocument?: unknown | null
  readonly Topics?: readonly string[] | null
}
