import { defineCheck, fail, pass } from '../../check.ts'
import { recordsNothing } from '../../trail-recording.ts'
import { managementHalves } from '../../trail-selectors.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-multi-region',
  title: 'A trail that is logging records all management events of all regions',
  severity: 'high',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['AdvancedEventSelectors', 'EventSelectors', 'IsLogging', 'IsMultiRegionTrail'],
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'Intruders work in the region nobody looks at. Without one trail over all regions, what they did there is known for 90 days at most, and nobody is told.',
  remediation: {
    cli: 'Make the trail cover all regions and start it: aws cloudtrail update-trail --name <TRAIL> --is-multi-region-trail; aws cloudtrail put-event-selectors --trail-name <TRAIL> --event-selectors ReadWriteType=All,IncludeManagementEvents=true; aws cloudtrail start-logging --name <TRAIL>. Without a trail: aws cloudtrail create-trail --name <TRAIL> --s3-bucket-name <BUCKET> --is-multi-region-trail --enable-log-file-validation',
    cdk: "new cloudtrail.Trail(this, 'Trail', { isMultiRegionTrail: true, includeGlobalServiceEvents: true, managementEvents: cloudtrail.ReadWriteType.ALL })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, is_multi_region_trail = true, include_global_service_events = true }',
  },
  aliases: { prowler: ['cloudtrail_multi_region_enabled'], securityHub: ['CloudTrail.1'] },
  evaluate({ configuration }) {
    const nothing = recordsNothing(configuration)
    if (nothing) return nothing
    const halves = managementHalves(configuration)
    const evidence = { IsMultiRegionTrail: true, IsLogging: true, managementEvents: [...halves].sort() }
    return halves.size === 2
      ? pass('A multi-region trail is logging all management events.', evidence)
      : fail(`of the management events it records ${[...halves].join(' and ') || 'none'}; wanted read and write`, evidence)
  },
})
