/** A call of an API, as CloudTrail names it. */
interface ApiName {
  readonly source: string
  readonly name: string
}

/** What services have, for the names of their calls. */
const nouns: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: ['Trail', 'EventDataStore', 'Channel', 'ResourcePolicy'],
  s3: [
    'BucketPolicy',
    'BucketLogging',
    'BucketVersioning',
    'BucketReplication',
    'BucketWebsite',
    'ObjectAcl',
    'BucketCors',
    'AccessPointPolicy',
  ],
  iam: [
    'LoginProfile',
    'GroupPolicy',
    'SAMLProvider',
    'OpenIDConnectProvider',
    'InstanceProfile',
    'VirtualMFADevice',
    'AccountAlias',
    'ServiceLinkedRole',
  ],
  ec2: [
    'NetworkAclEntry',
    'FlowLogs',
    'SnapshotAttribute',
    'ImageAttribute',
    'VpcPeeringConnection',
    'InternetGateway',
    'EgressOnlyGateway',
    'ClientVpnEndpoint',
  ],
  guardduty: ['Detector', 'Filter', 'IPSet', 'ThreatIntelSet', 'Members', 'PublishingDestination'],
  securityhub: ['Hub', 'Insight', 'ActionTarget', 'FindingAggregator', 'StandardsControl'],
  config: ['ConfigurationRecorder', 'DeliveryChannel', 'ConfigRule', 'AggregationAuthorization', 'RetentionConfiguration'],
  kms: ['KeyPolicy', 'Alias', 'CustomKeyStore', 'KeyRotation', 'ImportedKeyMaterial'],
  lambda: ['EventSourceMapping', 'FunctionUrlConfig', 'CodeSigningConfig', 'ProvisionedConcurrency', 'LayerVersionPermission'],
  rds: ['DBClusterSnapshotAttribute', 'DBParameterGroup', 'DBSubnetGroup', 'OptionGroup', 'GlobalCluster', 'DBProxy'],
  organizations: ['Account', 'OrganizationalUnit', 'Policy', 'Handshake', 'DelegatedAdministrator'],
  logs: ['LogGroup', 'SubscriptionFilter', 'MetricFilter', 'Destination', 'ResourcePolicy', 'RetentionPolicy'],
  events: ['Rule', 'EventBus', 'Archive', 'Connection', 'ApiDestination'],
  ssm: ['Document', 'Association', 'MaintenanceWindow', 'PatchBaseline', 'ServiceSetting', 'Activation'],
  secretsmanager: ['Secret', 'ResourcePolicy', 'RotationSchedule', 'SecretVersionStage'],
  eks: ['FargateProfile', 'Addon', 'AccessEntry', 'IdentityProviderConfig', 'ClusterConfig'],
  ecr: ['RepositoryPolicy', 'LifecyclePolicy', 'RegistryPolicy', 'PullThroughCacheRule'],
  route53: ['HostedZone', 'HealthCheck', 'QueryLoggingConfig', 'TrafficPolicy', 'DomainTransfer'],
  sso: ['PermissionSet', 'AccountAssignment', 'TrustedTokenIssuer', 'ApplicationGrant'],
  wafv2: ['WebACL', 'RuleGroup', 'RegexPatternSet', 'LoggingConfiguration', 'PermissionPolicy'],
}
const verbs = ['Delete', 'Put', 'Update', 'Disable', 'Attach', 'Detach', 'Modify']

/** Calls that change something; the corpus has none of them but in texts. */
export const callNames: readonly ApiName[] = [
  { source: 'cloudtrail.amazonaws.com', name: 'StopLogging' },
  ...Object.entries(nouns).flatMap(([service, list]) =>
    list.flatMap((noun) => verbs.map((verb) => ({ source: `${service}.amazonaws.com`, name: verb + noun }))),
  ),
]

/** Calls that a few records in ten thousand are about. */
export const rareCalls: readonly ApiName[] = [
  { source: 'ec2.amazonaws.com', name: 'CreateRoute' },
  { source: 'ec2.amazonaws.com', name: 'RunInstances' },
  { source: 'iam.amazonaws.com', name: 'CreateUser' },
  { source: 'iam.amazonaws.com', name: 'PutRolePolicy' },
  { source: 'iam.amazonaws.com', name: 'AttachRolePolicy' },
  { source: 's3.amazonaws.com', name: 'PutBucketPolicy' },
  { source: 'signin.amazonaws.com', name: 'ConsoleLogin' },
  { source: 'ec2.amazonaws.com', name: 'AuthorizeSecurityGroupIngress' },
]
