// Made by `npm run types` from the published CloudFormation schemas. Do not edit.

/** Types of AWS::GuardDuty. */
export interface GuardDutyTypes {
  readonly 'AWS::GuardDuty::Detector': Detector
}

interface Detector {
  readonly DataSources?: DetectorCFNDataSourceConfigurations | null
  readonly Enable?: boolean | null
  readonly Features?: readonly DetectorCFNFeatureConfiguration[] | null
  readonly FindingPublishingFrequency?: string | null
  readonly Tags?: readonly DetectorTagItem[] | null
}

interface DetectorCFNDataSourceConfigurations {
  readonly Kubernetes?: DetectorCFNKubernetesConfiguration
  readonly MalwareProtection?: DetectorCFNMalwareProtectionConfiguration
  readonly S3Logs?: DetectorCFNS3LogsConfiguration
}

interface DetectorCFNKubernetesConfiguration {
  readonly AuditLogs?: DetectorCFNKubernetesAuditLogsConfiguration
}

interface DetectorCFNKubernetesAuditLogsConfiguration {
  readonly Enable?: boolean
}

interface DetectorCFNMalwareProtectionConfiguration {
  readonly ScanEc2InstanceWithFindings?: DetectorCFNScanEc2InstanceWithFindingsConfiguration
}

interface DetectorCFNScanEc2InstanceWithFindingsConfiguration {
  readonly EbsVolumes?: boolean
}

interface DetectorCFNS3LogsConfiguration {
  readonly Enable?: boolean
}

interface DetectorCFNFeatureConfiguration {
  readonly AdditionalConfiguration?: readonly DetectorCFNFeatureAdditionalConfiguration[]
  readonly Name?: string
  readonly Status?: string
}

interface DetectorCFNFeatureAdditionalConfiguration {
  readonly Name?: string
  readonly Status?: string
}

interface DetectorTagItem {
  readonly Key?: string
  readonly Value?: string
}
