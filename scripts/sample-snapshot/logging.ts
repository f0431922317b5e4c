import type { Resource } from '#lib/findings/resource.ts'
import { type Bag, daysAgo, region, regional } from './sample-account.ts'

/** What differs between trails. */
export interface TrailFacts {
  readonly logging: boolean
  readonly bucket: string
  /** Log group that it delivers to; none where absent. */
  readonly logGroup?: string
  /** Key that it encrypts with; the bucket's own where absent. */
  readonly key?: string
}

/** The trail of an account, of all regions. */
export const trail = (account: string, name: string, { logging, bucket, logGroup, key }: TrailFacts): Resource =>
  regional(account)(
    'cloudtrail',
    'AWS::CloudTrail::Trail',
    `trail/${name}`,
    {
      TrailName: name,
      S3BucketName: bucket,
      KMSKeyId: key ?? null,
      CloudWatchLogsLogGroupArn: logGroup ? `arn:aws:logs:${region}:${account}:log-group:${logGroup}:*` : null,
      IsMultiRegionTrail: true,
      IsOrganizationTrail: false,
      IsLogging: logging,
      EnableLogFileValidation: true,
      EventSelectors: [{ IncludeManagementEvents: true, ReadWriteType: 'All' }],
      AdvancedEventSelectors: [],
      InsightSelectors: [],
    },
    {
      HomeRegion: region,
      LatestDeliveryTime: daysAgo(logging ? 0 : 1),
      LatestDeliveryError: null,
      LatestDigestDeliveryTime: daysAgo(logging ? 0 : 1),
      LatestDigestDeliveryError: null,
      LatestCloudWatchLogsDeliveryTime: logGroup ? daysAgo(0) : null,
      LatestCloudWatchLogsDeliveryError: null,
    },
  )

export const logGroup = (account: string, LogGroupName: string, RetentionInDays: number | null): Resource =>
  regional(account)(
    'logs',
    'AWS::Logs::LogGroup',
    `log-group:${LogGroupName}`,
    { LogGroupName, RetentionInDays, KmsKeyId: null },
    { CreationTime: daysAgo(500), StoredBytes: 1_048_576 },
  )

/** An alarm on what a metric filter counts in the log group of a trail. */
export interface WatchFacts {
  readonly group: string
  readonly name: string
  readonly pattern: string
  readonly topic: string
}

/** The filter and its alarm. */
export function watch(
  account: string,
  { group, name, pattern, topic }: WatchFacts,
): { readonly filter: Resource; readonly alarm: Resource } {
  const make = regional(account)
  return {
    filter: make('logs', 'AWS::Logs::MetricFilter', `log-group:${group}:metric-filter:${name}`, {
      FilterName: name,
      FilterPattern: pattern,
      LogGroupName: group,
      ApplyOnTransformedLogs: false,
      FieldSelectionCriteria: null,
      MetricTransformations: [{ MetricNamespace: 'Larkspur', MetricName: name, MetricValue: '1' }],
    }),
    alarm: make(
      'cloudwatch',
      'AWS::CloudWatch::Alarm',
      `alarm:${name}`,
      {
        AlarmName: name,
        ActionsEnabled: true,
        AlarmActions: [`arn:aws:sns:${region}:${account}:${topic}`],
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        DatapointsToAlarm: null,
        Dimensions: [],
        EvaluationPeriods: 1,
        MetricName: name,
        Metrics: [],
        Namespace: 'Larkspur',
        Threshold: 1,
      },
      { StateValue: 'OK' },
    ),
  }
}

/** A topic, and how many of its subscribers have said yes. */
export const topic = (account: string, TopicName: string, Policy: Bag, SubscriptionsConfirmed: number): Resource =>
  regional(account)(
    'sns',
    'AWS::SNS::Topic',
    TopicName,
    { TopicName, Policy, KmsMasterKeyId: null, DeliveryStatusLogging: [] },
    { Owner: account, SubscriptionsConfirmed },
  )

/** The recorder of AWS Config, of all types. */
export const recorder = (account: string): Resource =>
  regional(account)(
    'config',
    'AWS::Config::ConfigurationRecorder',
    'config-recorder/default',
    { Name: 'default', RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } },
    { Recording: true, LastStatus: 'Success', LastErrorCode: null, ServicePrincipal: null, RecordingScope: 'PAID' },
  )

/** IAM Access Analyzer for what strangers can reach. */
export const analyzer = (account: string): Resource =>
  regional(account)(
    'access-analyzer',
    'AWS::AccessAnalyzer::Analyzer',
    'analyzer/outside',
    { AnalyzerName: 'outside', Type: 'ACCOUNT' },
    { Status: 'ACTIVE', LastResourceAnalyzedAt: daysAgo(0) },
  )

/** What GuardDuty can watch beside the logs that it always reads. */
export const detectorFeatures = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
  'RUNTIME_MONITORING',
]
const agents = ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT']

/** GuardDuty, with the features that are named. */
export const detector = (account: string, on: readonly string[]): Resource => {
  const status = (name: string): string => (on.includes(name) ? 'ENABLED' : 'DISABLED')
  const parts = agents.map((Name) => ({ Name, Status: status('RUNTIME_MONITORING') }))
  return regional(account)(
    'guardduty',
    'AWS::GuardDuty::Detector',
    'detector/0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    {
      Enable: true,
      Features: detectorFeatures.map((Name) => ({
        Name,
        Status: status(Name),
        AdditionalConfiguration: Name === 'RUNTIME_MONITORING' ? parts : [],
      })),
    },
    { AdministratorAccount: null, MembersSeen: 0, FindingCounts: { Low: 1, Medium: 0, High: 0, Critical: 0 } },
  )
}

/** Security Hub, on or off. */
export const hub = (account: string, Enabled: boolean): Resource =>
  regional(account)('securityhub', 'AWS::SecurityHub::Hub', 'hub/default', {}, { Enabled })

/** Macie, on or off. */
export const session = (account: string, on: boolean): Resource =>
  regional(account)(
    'macie2',
    'AWS::Macie::Session',
    'session',
    { Status: on ? 'ENABLED' : 'DISABLED' },
    { AutomatedDiscoveryStatus: on ? 'ENABLED' : 'DISABLED' },
  )

/** What Macie knows of a bucket; below 50 it found nothing sensitive. */
export const classified = (account: string, BucketName: string, SensitivityScore: number): Resource => ({
  ...regional(account)(
    'macie2',
    'Keepwatch::Macie2::Bucket',
    BucketName,
    {},
    {
      BucketName,
      SensitivityScore,
      LastAutomatedDiscoveryTime: daysAgo(2),
      InJob: false,
      ClassifiableObjectCount: 1200,
      ErrorCode: null,
    },
  ),
  arn: `arn:aws:s3:::${BucketName}`,
})

/** Inspector looks for known weaknesses in machines, images and functions. */
export const inspector = (account: string): Resource =>
  regional(account)(
    'inspector2',
    'Keepwatch::Inspector2::Account',
    'account',
    {},
    { Status: 'ENABLED', Scans: { ec2: 'ENABLED', ecr: 'ENABLED', lambda: 'ENABLED', lambdaCode: 'DISABLED', codeRepository: 'DISABLED' } },
  )
