// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::S3. */
export interface S3Types {
  readonly 'AWS::S3::AccessPoint': AccessPoint
  readonly 'AWS::S3::Bucket': Bucket
  readonly 'AWS::S3::BucketPolicy': BucketPolicy
  readonly 'AWS::S3::MultiRegionAccessPoint': MultiRegionAccessPoint
}

interface AccessPoint {
  readonly Bucket?: string | null
  readonly BucketAccountId?: string | null
  readonly Name?: string | null
  readonly Policy?: unknown | null
  readonly PublicAccessBlockConfiguration?: AccessPointPublicAccessBlockConfiguration | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VpcConfiguration?: AccessPointVpcConfiguration | null
}

interface AccessPointPublicAccessBlockConfiguration {
  readonly BlockPublicAcls?: boolean
  readonly BlockPublicPolicy?: boolean
  readonly IgnorePublicAcls?: boolean
  readonly RestrictPublicBuckets?: boolean
}

interface AccessPointVpcConfiguration {
  readonly VpcId?: string
}

interface Bucket {
  readonly AbacStatus?: string | null
  readonly AccelerateConfiguration?: BucketAccelerateConfiguration | null
  readonly AccessControl?: string | null
  readonly AnalyticsConfigurations?: readonly BucketAnalyticsConfiguration[] | null
  readonly BucketEncryption?: BucketBucketEncryption | null
  readonly BucketName?: string | null
  readonly BucketNamePrefix?: string | null
  readonly BucketNamespace?: string | null
  readonly CorsConfiguration?: BucketCorsConfiguration | null
  readonly IntelligentTieringConfigurations?: readonly BucketIntelligentTieringConfiguration[] | null
  readonly InventoryConfigurations?: readonly BucketInventoryConfiguration[] | null
  readonly LifecycleConfiguration?: BucketLifecycleConfiguration | null
  readonly LoggingConfiguration?: BucketLoggingConfiguration | null
  readonly MetadataConfiguration?: BucketMetadataConfiguration | null
  readonly MetadataTableConfiguration?: BucketMetadataTableConfiguration | null
  readonly MetricsConfigurations?: readonly BucketMetricsConfiguration[] | null
  readonly NotificationConfiguration?: BucketNotificationConfiguration | null
  readonly ObjectLockConfiguration?: BucketObjectLockConfiguration | null
  readonly ObjectLockEnabled?: boolean | null
  readonly OwnershipControls?: BucketOwnershipControls | null
  readonly PublicAccessBlockConfiguration?: BucketPublicAccessBlockConfiguration | null
  readonly ReplicationConfiguration?: BucketReplicationConfiguration | null
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[] | null
  readonly VersioningConfiguration?: BucketVersioningConfiguration | null
  readonly WebsiteConfiguration?: BucketWebsiteConfiguration | null
}

interface BucketAccelerateConfiguration {
  readonly AccelerationStatus?: string
}

interface BucketAnalyticsConfiguration {
  readonly Id?: string
  readonly Prefix?: string
  readonly StorageClassAnalysis?: BucketStorageClassAnalysis
  readonly TagFilters?: readonly BucketTagFilter[]
}

interface BucketStorageClassAnalysis {
  readonly DataExport?: BucketDataExport
}

interface BucketDataExport {
  readonly Destination?: BucketDestination
  readonly OutputSchemaVersion?: string
}

interface BucketDestination {
  readonly BucketAccountId?: string
  readonly BucketArn?: string
  readonly Format?: string
  readonly Prefix?: string
}

interface BucketTagFilter {
  readonly Key?: string
  readonly Value?: string
}

interface BucketBucketEncryption {
  readonly ServerSideEncryptionConfiguration?: readonly BucketServerSideEncryptionRule[]
}

interface BucketServerSideEncryptionRule {
  readonly BlockedEncryptionTypes?: BucketBlockedEncryptionTypes
  readonly BucketKeyEnabled?: boolean
  readonly ServerSideEncryptionByDefault?: BucketServerSideEncryptionByDefault
}

interface BucketBlockedEncryptionTypes {
  readonly EncryptionType?: readonly string[]
}

interface BucketServerSideEncryptionByDefault {
  readonly KMSMasterKeyID?: string
  readonly SSEAlgorithm?: string
}

interface BucketCorsConfiguration {
  readonly CorsRules?: readonly BucketCorsRule[]
}

interface BucketCorsRule {
  readonly AllowedHeaders?: readonly string[]
  readonly AllowedMethods?: readonly string[]
  readonly AllowedOrigins?: readonly string[]
  readonly ExposedHeaders?: readonly string[]
  readonly Id?: string
  readonly MaxAge?: number
}

interface BucketIntelligentTieringConfiguration {
  readonly Id?: string
  readonly Prefix?: string
  readonly Status?: string
  readonly TagFilters?: readonly BucketTagFilter[]
  readonly Tierings?: readonly BucketTiering[]
}

interface BucketTiering {
  readonly AccessTier?: string
  readonly Days?: number
}

interface BucketInventoryConfiguration {
  readonly Destination?: BucketDestination
  readonly Enabled?: boolean
  readonly Id?: string
  readonly IncludedObjectVersions?: string
  readonly OptionalFields?: readonly string[]
  readonly Prefix?: string
  readonly ScheduleFrequency?: string
}

interface BucketLifecycleConfiguration {
  readonly Rules?: readonly BucketRule[]
  readonly TransitionDefaultMinimumObjectSize?: string
}

interface BucketRule {
  readonly AbortIncompleteMultipartUpload?: BucketAbortIncompleteMultipartUpload
  readonly ExpirationDate?: string
  readonly ExpirationInDays?: number
  readonly ExpiredObjectDeleteMarker?: boolean
  readonly Id?: string
  readonly NoncurrentVersionExpiration?: BucketNoncurrentVersionExpiration
  readonly NoncurrentVersionExpirationInDays?: number
  readonly NoncurrentVersionTransition?: BucketNoncurrentVersionTransition
  readonly NoncurrentVersionTransitions?: readonly BucketNoncurrentVersionTransition[]
  readonly ObjectSizeGreaterThan?: number
  readonly ObjectSizeLessThan?: number
  readonly Prefix?: string
  readonly Status?: string
  readonly TagFilters?: readonly BucketTagFilter[]
  readonly Transition?: BucketTransition
  readonly Transitions?: readonly BucketTransition[]
}

interface BucketAbortIncompleteMultipartUpload {
  readonly DaysAfterInitiation?: number
}

interface BucketNoncurrentVersionExpiration {
  readonly NewerNoncurrentVersions?: number
  readonly NoncurrentDays?: number
}

interface BucketNoncurrentVersionTransition {
  readonly NewerNoncurrentVersions?: number
  readonly StorageClass?: string
  readonly TransitionInDays?: number
}

interface BucketTransition {
  readonly StorageClass?: string
  readonly TransitionDate?: string
  readonly TransitionInDays?: number
}

interface BucketLoggingConfiguration {
  readonly DestinationBucketName?: string
  readonly LogFilePrefix?: string
  readonly TargetObjectKeyFormat?: BucketTargetObjectKeyFormat
}

interface BucketTargetObjectKeyFormat {
  readonly PartitionedPrefix?: BucketPartitionedPrefix
  readonly SimplePrefix?: unknown
}

interface BucketPartitionedPrefix {
  readonly PartitionDateSource?: string
}

interface BucketMetadataConfiguration {
  readonly AnnotationTableConfiguration?: BucketAnnotationTableConfiguration
  readonly Destination?: BucketMetadataDestination
  readonly InventoryTableConfiguration?: BucketInventoryTableConfiguration
  readonly JournalTableConfiguration?: BucketJournalTableConfiguration
}

interface BucketAnnotationTableConfiguration {
  readonly ConfigurationState?: string
  readonly EncryptionConfiguration?: BucketMetadataTableEncryptionConfiguration
  readonly Role?: string
  readonly TableArn?: string
  readonly TableName?: string
}

interface BucketMetadataTableEncryptionConfiguration {
  readonly KmsKeyArn?: string
  readonly SseAlgorithm?: string
}

interface BucketMetadataDestination {
  readonly TableBucketArn?: string
  readonly TableBucketType?: string
  readonly TableNamespace?: string
}

interface BucketInventoryTableConfiguration {
  readonly ConfigurationState?: string
  readonly EncryptionConfiguration?: BucketMetadataTableEncryptionConfiguration
  readonly TableArn?: string
  readonly TableName?: string
}

interface BucketJournalTableConfiguration {
  readonly EncryptionConfiguration?: BucketMetadataTableEncryptionConfiguration
  readonly RecordExpiration?: BucketRecordExpiration
  readonly TableArn?: string
  readonly TableName?: string
}

interface BucketRecordExpiration {
  readonly Days?: number
  readonly Expiration?: string
}

interface BucketMetadataTableConfiguration {
  readonly S3TablesDestination?: BucketS3TablesDestination
}

interface BucketS3TablesDestination {
  readonly TableArn?: string
  readonly TableBucketArn?: string
  readonly TableName?: string
  readonly TableNamespace?: string
}

interface BucketMetricsConfiguration {
  readonly AccessPointArn?: string
  readonly Id?: string
  readonly Prefix?: string
  readonly TagFilters?: readonly BucketTagFilter[]
}

interface BucketNotificationConfiguration {
  readonly EventBridgeConfiguration?: BucketEventBridgeConfiguration
  readonly LambdaConfigurations?: readonly BucketLambdaConfiguration[]
  readonly QueueConfigurations?: readonly BucketQueueConfiguration[]
  readonly TopicConfigurations?: readonly BucketTopicConfiguration[]
}

interface BucketEventBridgeConfiguration {
  readonly EventBridgeEnabled?: boolean
}

interface BucketLambdaConfiguration {
  readonly Event?: string
  readonly Filter?: BucketNotificationFilter
  readonly Function?: string
}

interface BucketNotificationFilter {
  readonly S3Key?: BucketS3KeyFilter
}

interface BucketS3KeyFilter {
  readonly Rules?: readonly BucketFilterRule[]
}

interface BucketFilterRule {
  readonly Name?: string
  readonly Value?: string
}

interface BucketQueueConfiguration {
  readonly Event?: string
  readonly Filter?: BucketNotificationFilter
  readonly Queue?: string
}

interface BucketTopicConfiguration {
  readonly Event?: string
  readonly Filter?: BucketNotificationFilter
  readonly Topic?: string
}

interface BucketObjectLockConfiguration {
  readonly ObjectLockEnabled?: string
  readonly Rule?: BucketObjectLockRule
}

interface BucketObjectLockRule {
  readonly DefaultRetention?: BucketDefaultRetention
}

interface BucketDefaultRetention {
  readonly Days?: number
  readonly DefaultEventHold?: BucketDefaultEventHold
  readonly Mode?: string
  readonly Years?: number
}

interface BucketDefaultEventHold {
  readonly Days?: number
  readonly Years?: number
}

interface BucketOwnershipControls {
  readonly Rules?: readonly BucketOwnershipControlsRule[]
}

interface BucketOwnershipControlsRule {
  readonly ObjectOwnership?: string
}

interface BucketPublicAccessBlockConfiguration {
  readonly BlockPublicAcls?: boolean
  readonly BlockPublicPolicy?: boolean
  readonly IgnorePublicAcls?: boolean
  readonly RestrictPublicBuckets?: boolean
}

interface BucketReplicationConfiguration {
  readonly Role?: string
  readonly Rules?: readonly BucketReplicationRule[]
}

interface BucketReplicationRule {
  readonly DeleteMarkerReplication?: BucketDeleteMarkerReplication
  readonly Destination?: BucketReplicationDestination
  readonly Filter?: BucketReplicationRuleFilter
  readonly Id?: string
  readonly Prefix?: string
  readonly Priority?: number
  readonly SourceSelectionCriteria?: BucketSourceSelectionCriteria
  readonly Status?: string
}

interface BucketDeleteMarkerReplication {
  readonly Status?: string
}

interface BucketReplicationDestination {
  readonly AccessControlTranslation?: BucketAccessControlTranslation
  readonly Account?: string
  readonly Bucket?: string
  readonly EncryptionConfiguration?: BucketEncryptionConfiguration
  readonly Metrics?: BucketMetrics
  readonly ReplicationTime?: BucketReplicationTime
  readonly StorageClass?: string
}

interface BucketAccessControlTranslation {
  readonly Owner?: string
}

interface BucketEncryptionConfiguration {
  readonly ReplicaKmsKeyID?: string
}

interface BucketMetrics {
  readonly EventThreshold?: BucketReplicationTimeValue
  readonly Status?: string
}

interface BucketReplicationTimeValue {
  readonly Minutes?: number
}

interface BucketReplicationTime {
  readonly Status?: string
  readonly Time?: BucketReplicationTimeValue
}

interface BucketReplicationRuleFilter {
  readonly And?: BucketReplicationRuleAndOperator
  readonly Prefix?: string
  readonly TagFilter?: BucketTagFilter
}

interface BucketReplicationRuleAndOperator {
  readonly Prefix?: string
  readonly TagFilters?: readonly BucketTagFilter[]
}

interface BucketSourceSelectionCriteria {
  readonly ReplicaModifications?: BucketReplicaModifications
  readonly SseKmsEncryptedObjects?: BucketSseKmsEncryptedObjects
}

interface BucketReplicaModifications {
  readonly Status?: string
}

interface BucketSseKmsEncryptedObjects {
  readonly Status?: string
}

interface BucketVersioningConfiguration {
  readonly Status?: string
}

interface BucketWebsiteConfiguration {
  readonly ErrorDocument?: string
  readonly IndexDocument?: string
  readonly RedirectAllRequestsTo?: BucketRedirectAllRequestsTo
  readonly RoutingRules?: readonly BucketRoutingRule[]
}

interface BucketRedirectAllRequestsTo {
  readonly HostName?: string
  readonly Protocol?: string
}

interface BucketRoutingRule {
  readonly RedirectRule?: BucketRedirectRule
  readonly RoutingRuleCondition?: BucketRoutingRuleCondition
}

interface BucketRedirectRule {
  readonly HostName?: string
  readonly HttpRedirectCode?: string
  readonly Protocol?: string
  readonly ReplaceKeyPrefixWith?: string
  readonly ReplaceKeyWith?: string
}

interface BucketRoutingRuleCondition {
  readonly HttpErrorCodeReturnedEquals?: string
  readonly KeyPrefixEquals?: string
}

interface BucketPolicy {
  readonly Bucket?: string | null
  readonly PolicyDocument?: unknown | null
}

interface MultiRegionAccessPoint {
  readonly Name?: string | null
  readonly PublicAccessBlockConfiguration?: MultiRegionAccessPointPublicAccessBlockConfiguration | null
  readonly Regions?: readonly MultiRegionAccessPointRegion[] | null
}

interface MultiRegionAccessPointPublicAccessBlockConfiguration {
  readonly BlockPublicAcls?: boolean
  readonly BlockPublicPolicy?: boolean
  readonly IgnorePublicAcls?: boolean
  readonly RestrictPublicBuckets?: boolean
}

interface MultiRegionAccessPointRegion {
  readonly Bucket?: string
  readonly BucketAccountId?: string
}
