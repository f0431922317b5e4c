// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::CloudTrail. */
export interface CloudTrailTypes {
  readonly 'AWS::CloudTrail::Trail': Trail
}

interface Trail {
  readonly AdvancedEventSelectors?: readonly TrailAdvancedEventSelector[] | null
  readonly AggregationConfigurations?: readonly TrailAggregationConfiguration[] | null
  readonly CloudWatchLogsLogGroupArn?: string | null
  readonly CloudWatchLogsRoleArn?: string | null
  readonly EnableLogFileValidation?: boolean | null
  readonly EventSelectors?: readonly TrailEventSelector[] | null
  readonly IncludeGlobalServiceEvents?: boolean | null
  readonly InsightSelectors?: readonly TrailInsightSelector[] | null
  readonly IsLogging?: boolean | null
  readonly IsMultiRegionTrail?: boolean | null
  readonly IsOrganizationTrail?: boolean | null
  readonly KMSKeyId?: string | null
  readonly S3BucketName?: string | null
  readonly S3KeyPrefix?: string | null
  readonly SnsTopicName?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TrailName?: string | null
}

interface TrailAdvancedEventSelector {
  readonly FieldSelectors?: readonly TrailAdvancedFieldSelector[]
  readonly Name?: string
}

interface TrailAdvancedFieldSelector {
  readonly EndsWith?: readonly string[]
  readonly Equals?: readonly string[]
  readonly Field?: string
  readonly NotEndsWith?: readonly string[]
  readonly NotEquals?: readonly string[]
  readonly NotStartsWith?: readonly string[]
  readonly StartsWith?: readonly string[]
}

interface TrailAggregationConfiguration {
  readonly EventCategory?: string
  readonly Templates?: readonly string[]
}

interface TrailEventSelector {
  readonly DataResources?: readonly TrailDataResource[]
  readonly ExcludeManagementEventSources?: readonly string[]
  readonly IncludeManagementEvents?: boolean
  readonly ReadWriteType?: string
}

interface TrailDataResource {
  readonly Type?: string
  readonly Values?: readonly string[]
}

interface TrailInsightSelector {
  readonly EventCategories?: readonly string[]
  readonly InsightType?: string
}
