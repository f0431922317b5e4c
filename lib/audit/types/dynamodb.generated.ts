// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::DynamoDB. */
export interface DynamoDBTypes {
  readonly 'AWS::DynamoDB::Table': Table
}

interface Table {
  readonly AttributeDefinitions?: readonly TableAttributeDefinition[] | null
  readonly BillingMode?: string | null
  readonly ContributorInsightsSpecification?: TableContributorInsightsSpecification | null
  readonly DeletionProtectionEnabled?: boolean | null
  readonly GlobalSecondaryIndexes?: readonly TableGlobalSecondaryIndex[] | null
  readonly ImportSourceSpecification?: TableImportSourceSpecification | null
  readonly KeySchema?: unknown | null
  readonly KinesisStreamSpecification?: TableKinesisStreamSpecification | null
  readonly LocalSecondaryIndexes?: readonly TableLocalSecondaryIndex[] | null
  readonly OnDemandThroughput?: TableOnDemandThroughput | null
  readonly PointInTimeRecoverySpecification?: TablePointInTimeRecoverySpecification | null
  readonly ProvisionedThroughput?: TableProvisionedThroughput | null
  readonly ResourcePolicy?: TableResourcePolicy | null
  readonly SSESpecification?: TableSSESpecification | null
  readonly StreamSpecification?: TableStreamSpecification | null
  readonly TableClass?: string | null
  readonly TableName?: string | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly TimeToLiveSpecification?: TableTimeToLiveSpecification | null
  readonly VectorIndexes?: readonly TableVectorIndex[] | null
  readonly WarmThroughput?: TableWarmThroughput | null
}

interface TableAttributeDefinition {
  readonly AttributeName?: string
  readonly AttributeType?: string
}

interface TableContributorInsightsSpecification {
  readonly Enabled?: boolean
  readonly Mode?: string
}

interface TableGlobalSecondaryIndex {
  readonly ContributorInsightsSpecification?: TableContributorInsightsSpecification
  readonly IndexName?: string
  readonly KeySchema?: readonly TableKeySchema[]
  readonly OnDemandThroughput?: TableOnDemandThroughput
  readonly Projection?: TableProjection
  readonly ProvisionedThroughput?: TableProvisionedThroughput
  readonly WarmThroughput?: TableWarmThroughput
}

interface TableKeySchema {
  readonly AttributeName?: string
  readonly KeyType?: string
}

interface TableOnDemandThroughput {
  readonly MaxReadRequestUnits?: number
  readonly MaxWriteRequestUnits?: number
}

interface TableProjection {
  readonly NonKeyAttributes?: readonly string[]
  readonly ProjectionType?: string
}

interface TableProvisionedThroughput {
  readonly ReadCapacityUnits?: number
  readonly WriteCapacityUnits?: number
}

interface TableWarmThroughput {
  readonly ReadUnitsPerSecond?: number
  readonly WriteUnitsPerSecond?: number
}

interface TableImportSourceSpecification {
  readonly InputCompressionType?: string
  readonly InputFormat?: string
  readonly InputFormatOptions?: TableInputFormatOptions
  readonly S3BucketSource?: TableS3BucketSource
}

interface TableInputFormatOptions {
  readonly Csv?: TableCsv
}

interface TableCsv {
  readonly Delimiter?: string
  readonly HeaderList?: readonly string[]
}

interface TableS3BucketSource {
  readonly S3Bucket?: string
  readonly S3BucketOwner?: string
  readonly S3KeyPrefix?: string
}

interface TableKinesisStreamSpecification {
  readonly ApproximateCreationDateTimePrecision?: string
  readonly StreamArn?: string
}

interface TableLocalSecondaryIndex {
  readonly IndexName?: string
  readonly KeySchema?: readonly TableKeySchema[]
  readonly Projection?: TableProjection
}

interface TablePointInTimeRecoverySpecification {
  readonly PointInTimeRecoveryEnabled?: boolean
  readonly RecoveryPeriodInDays?: number
}

interface TableResourcePolicy {
  readonly PolicyDocument?: unknown
}

interface TableSSESpecification {
  readonly KMSMasterKeyId?: string
  readonly SSEEnabled?: boolean
  readonly SSEType?: string
}

interface TableStreamSpecification {
  readonly ResourcePolicy?: TableResourcePolicy
  readonly StreamViewType?: string
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[]
}

interface TableTimeToLiveSpecification {
  readonly AttributeName?: string
  readonly Enabled?: boolean
}

interface TableVectorIndex {
  readonly Dimensions?: number
  readonly DistanceFunction?: string
  readonly IndexName?: string
  readonly Projection?: TableProjection
  readonly SearchSchema?: readonly TableSearchSchemaElement[]
  readonly VectorAttribute?: TableVectorAttribute
}

interface TableSearchSchemaElement {
  readonly AttributeName?: string
  readonly SearchSchemaElementType?: string
}

interface TableVectorAttribute {
  readonly AttributeName?: string
}
