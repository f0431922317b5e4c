import type { Check } from '#lib/audit/check.ts'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { sample, takenAt } from './sample-resource.ts'

const block = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const everything = { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const summary = { AccountAccessKeysPresent: 0, AccountMFAEnabled: 1 }
const keyMade = (days: number) => ({ active: true, lastRotated: new Date(takenAt - days * 86_400_000).toISOString(), lastUsed: null })
const report = (mfaActive: boolean, days: number) => ({
  passwordEnabled: true,
  mfaActive,
  passwordLastUsed: null,
  accessKeys: [keyMade(days)],
})
const trail = { IsMultiRegionTrail: true, IsLogging: true, EventSelectors: [], AdvancedEventSelectors: [] }
const selecting = (...fields: readonly (readonly [string, string])[]) => ({
  FieldSelectors: fields.map(([Field, value]) => ({ Field, Equals: [value] })),
})
const everyKind = [
  selecting(['eventCategory', 'Management']),
  selecting(['eventCategory', 'Data'], ['resources.type', 'AWS::S3::Object']),
  selecting(['eventCategory', 'NetworkActivity'], ['eventSource', 's3.amazonaws.com']),
]
const flowLog = (LogFormat: string) => ({ Status: 'ACTIVE', TrafficType: 'ALL', LogFormat, MaxAggregationInterval: 60 })
const key = { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS', EnableKeyRotation: true }

/** Resources of every type, good and bad, with every property that a check reads. */
const resources: readonly Resource[] = [
  sample('AWS::::Account', {
    configuration: { PasswordPolicy: { MinimumPasswordLength: 14 } },
    observed: { Summary: summary, RootCredentialReport: {} },
  }),
  sample('AWS::::Account', {
    configuration: { PasswordPolicy: null },
    observed: { Summary: { AccountAccessKeysPresent: 1, AccountMFAEnabled: 0 } },
  }),
  sample('AWS::IAM::User', { configuration: { UserName: 'a' }, observed: { CredentialReport: report(true, 3) } }),
  sample('AWS::IAM::User', { configuration: { UserName: 'a' }, observed: { CredentialReport: report(false, 300) } }),
  sample('AWS::IAM::ManagedPolicy', { configuration: { PolicyDocument: everything }, observed: { AttachmentCount: 1 } }),
  sample('AWS::IAM::ManagedPolicy', { configuration: { PolicyDocument: { Statement: [] } }, observed: { AttachmentCount: 1 } }),
  sample('AWS::S3::Bucket', {
    configuration: { PublicAccessBlockConfiguration: block, Policy: null },
    observed: { AccountPublicAccessBlock: null },
  }),
  sample('AWS::S3::Bucket', {
    configuration: { PublicAccessBlockConfiguration: null, Policy: null },
    observed: { AccountPublicAccessBlock: block },
  }),
  sample('AWS::S3::Bucket', {
    configuration: { PublicAccessBlockConfiguration: null, Policy: null },
    observed: { AccountPublicAccessBlock: null },
  }),
  sample('AWS::EC2::SecurityGroup', { configuration: { GroupId: 'sg-1', SecurityGroupIngress: [] } }),
  sample('AWS::EC2::SecurityGroup', {
    configuration: { GroupId: 'sg-1', SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] },
  }),
  sample('AWS::CloudTrail::Trail', { configuration: trail }),
  sample('AWS::CloudTrail::Trail', { configuration: { ...trail, AdvancedEventSelectors: everyKind } }),
  sample('AWS::CloudTrail::Trail', { configuration: { ...trail, IsMultiRegionTrail: false } }),
  sample('AWS::EC2::VPC', { observed: { FlowLogs: [flowLog(`\${tcp-flags} \${flow-direction}`)] } }),
  sample('AWS::EC2::VPC', { observed: { FlowLogs: [flowLog(`\${version}`)] } }),
  sample('AWS::EC2::VPC', { observed: { FlowLogs: [] } }),
  sample('AWS::S3::Bucket', {
    configuration: { PublicAccessBlockConfiguration: block, Policy: null, LoggingConfiguration: { DestinationBucketName: 'logs' } },
    observed: { AccountPublicAccessBlock: null },
  }),
  sample('AWS::S3::Bucket', {
    configuration: { PublicAccessBlockConfiguration: block, Policy: null, LoggingConfiguration: null },
    observed: { AccountPublicAccessBlock: null },
  }),
  ...['ACTIVE', 'FAILED'].map((Status) => sample('AWS::EC2::VPC', { observed: { FlowLogs: [], QueryLogs: [{ Status }] } })),
  ...['audit', 'api'].map((Type) =>
    sample('AWS::EKS::Cluster', { configuration: { Logging: { ClusterLogging: { EnabledTypes: [{ Type }] } } } }),
  ),
  ...['true', 'false'].map((Value) =>
    sample('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      configuration: { Type: 'application', LoadBalancerAttributes: [{ Key: 'access_logs.s3.enabled', Value }] },
    }),
  ),
  ...[['arn:aws:s3:::aws-waf-logs-x'], []].map((LogDestinations) => sample('AWS::WAFv2::WebACL', { observed: { LogDestinations } })),
  ...[true, false].map((Enable) => sample('AWS::GuardDuty::Detector', { configuration: { Enable } })),
  ...[true, false].map((Enabled) => sample('AWS::SecurityHub::Hub', { observed: { Enabled } })),
  ...['ENABLED', 'DISABLED'].map((Status) => sample('Keepwatch::Inspector2::Account', { observed: { Status, Scans: {} } })),
  ...['ENABLED', 'DISABLED'].map((Status) => sample('AWS::Macie::Session', { configuration: { Status } })),
  sample('AWS::KMS::Key', { configuration: key, observed: { KeyManager: 'CUSTOMER', KeyState: 'Enabled' } }),
  sample('AWS::KMS::Key', {
    configuration: { ...key, EnableKeyRotation: false },
    observed: { KeyManager: 'CUSTOMER', KeyState: 'Enabled' },
  }),
  sample('AWS::KMS::Key', { configuration: key, observed: { KeyManager: 'AWS', KeyState: 'Enabled' } }),
  sample('AWS::SNS::Topic', { configuration: { TopicName: 'a', Policy: { Statement: [] } } }),
  sample('AWS::SNS::Topic', { configuration: { TopicName: 'a', Policy: { Statement: { ...everything.Statement, Principal: '*' } } } }),
]

/** Every check with every resource it judges. */
export const goodAndBad: readonly { readonly check: Check; readonly resource: Resource }[] = checks.flatMap((check) =>
  resources.filter((resource) => resource.type === check.resource).map((resource) => ({ check, resource })),
)
