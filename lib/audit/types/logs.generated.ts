// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::Logs. */
export interface LogsTypes {
  readonly 'AWS::Logs::Delivery': Delivery
  readonly 'AWS::Logs::DeliverySource': DeliverySource
  readonly 'AWS::Logs::LogGroup': LogGroup
  readonly 'AWS::Logs::MetricFilter': MetricFilter
  readonly 'AWS::Logs::ResourcePolicy': ResourcePolicy
}

interface Delivery {
  readonly DeliveryDestinationArn?: string | null
  readonly DeliverySourceName?: string | null
  readonly FieldDelimiter?: string | null
  readonly RecordFields?: readonly string[] | null
  readonly S3EnableHiveCompatiblePath?: boolean | null
  readonly S3SuffixPath?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface DeliverySource {
  readonly DeliverySourceConfiguration?: Readonly<Record<string, string>> | null
  readonly LogType?: string | null
  readonly Name?: string | null
  readonly ResourceArn?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface LogGroup {
  readonly BearerTokenAuthenticationEnabled?: boolean | null
  readonly DataProtectionPolicy?: unknown | null
  readonly DeletionProtectionEnabled?: boolean | null
  readonly FieldIndexPolicies?: readonly unknown[] | null
  readonly KmsKeyId?: string | null
  readonly LogGroupClass?: string | null
  readonly LogGroupName?: string | null
  readonly ResourcePolicyDocument?: unknown | null
  readonly RetentionInDays?: number | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
}

interface MetricFilter {
  readonly ApplyOnTransformedLogs?: boolean | null
  readonly EmitSystemFieldDimensions?: readonly string[] | null
  readonly FieldSelectionCriteria?: string | null
  readonly FilterName?: string | null
  readonly FilterPattern?: string | null
  readonly LogGroupName?: string | null
  readonly MetricTransformations?: readonly MetricFilterMetricTransformation[] | null
}

interface MetricFilterMetricTransformation {
  readonly DefaultValue?: number
  readonly Dimensions?: readonly MetricFilterDimension[]
  readonly MetricName?: string
  readonly MetricNamespace?: string
  readonly MetricValue?: string
  readonly Unit?: string
}

interface MetricFilterDimension {
  readonly Key?: string
  readonly Value?: string
}

interface ResourcePolicy {
  readonly PolicyDocument?: unknown | null
  readonly PolicyName?: string | null
}
