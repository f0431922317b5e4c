import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'config-recorder-enabled',
  title: 'AWS Config records resources in the region and hands the records on',
  severity: 'medium',
  resource: 'AWS::Config::ConfigurationRecorder',
  reads: ['LastErrorCode', 'LastStatus', 'Recording', 'RecordingGroup', 'RecordingScope', 'ServicePrincipal'],
  regionNeedsOne: 'AWS Config has no recorder in this region.',
  rationale:
    'Without a record of how things were, nobody can say what an intruder changed, or when a setting went wrong. Regions without it are where changes stay unseen.',
  remediation: {
    cli: 'aws configservice put-configuration-recorder --configuration-recorder name=default,roleARN=<ROLE_ARN> --recording-group allSupported=true,includeGlobalResourceTypes=<true in one region>; aws configservice put-delivery-channel --delivery-channel name=default,s3BucketName=<BUCKET>; aws configservice start-configuration-recorder --configuration-recorder-name default',
    cdk: "new config.CfnConfigurationRecorder(this, 'Recorder', { roleArn: role.roleArn, recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } }) with new config.CfnDeliveryChannel(this, 'Channel', { s3BucketName: bucket.bucketName })",
    terraform:
      'resource "aws_config_configuration_recorder_status" "this" { name = aws_config_configuration_recorder.this.name, is_enabled = true } beside aws_config_configuration_recorder and aws_config_delivery_channel',
  },
  aliases: { prowler: ['config_recorder_all_regions_enabled'], securityHub: ['Config.1'] },
  evaluate({ configuration, observed }) {
    const { Recording, LastStatus: status } = observed
    if (observed.RecordingScope === 'INTERNAL')
      return fail(`it records for ${observed.ServicePrincipal ?? 'a service'} alone`, { ServicePrincipal: observed.ServicePrincipal })
    if (!Recording) return fail('the recorder is stopped', { Recording })
    // The API writes Failure; some emulators FAILURE.
    if (status?.toLowerCase() === 'failure')
      return fail(`it cannot hand on what it records (${observed.LastErrorCode ?? 'no reason given'})`, { LastStatus: status })
    const group = configuration.RecordingGroup
    const excluded = group?.ExclusionByResourceTypes?.ResourceTypes ?? []
    const listed = group?.ResourceTypes ?? []
    const evidence = {
      Recording,
      LastStatus: status,
      AllSupported: group?.AllSupported ?? null,
      excluded: excluded.slice(0, 100),
      listed: listed.slice(0, 100),
    }
    if (group === null || group.AllSupported) return pass('AWS Config records every type of resource it knows.', evidence)
    if (excluded.length > 0) return pass(`AWS Config records every type but ${excluded.length} that are named.`, evidence)
    return listed.length > 0
      ? pass(`AWS Config records ${listed.length} types that are named.`, evidence)
      : fail('it records no type of resource', evidence)
  },
})
