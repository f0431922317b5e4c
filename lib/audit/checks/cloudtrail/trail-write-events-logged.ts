import { defineCheck, fail, pass } from '../../check.ts'
import { recordsNothing } from '../../trail-recording.ts'
import { managementHalves } from '../../trail-selectors.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-write-events-logged',
  title: 'A trail that is logging records every change in all regions',
  severity: 'high',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['AdvancedEventSelectors', 'EventSelectors', 'IsLogging', 'IsMultiRegionTrail'],
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'EventBridge hands on API calls only while a trail is logging them: without one the detections on changes of settings are blind, live and in files.',
  remediation: {
    cli: 'Make one trail record at least the writing half of the management events everywhere: aws cloudtrail update-trail --name <TRAIL> --is-multi-region-trail; aws cloudtrail put-event-selectors --trail-name <TRAIL> --event-selectors ReadWriteType=All,IncludeManagementEvents=true; aws cloudtrail start-logging --name <TRAIL>',
    cdk: "new cloudtrail.Trail(this, 'Trail', { isMultiRegionTrail: true, managementEvents: cloudtrail.ReadWriteType.ALL })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, is_multi_region_trail = true, event_selector { read_write_type = "All", include_management_events = true } }',
  },
  aliases: { prowler: ['cloudtrail_multi_region_enabled_logging_management_events'], securityHub: ['CloudTrail.1'] },
  evaluate({ configuration }) {
    const nothing = recordsNothing(configuration)
    if (nothing) return nothing
    const halves = managementHalves(configuration)
    const evidence = { IsMultiRegionTrail: true, IsLogging: true, managementEvents: [...halves].sort() }
    return halves.has('write')
      ? pass('A multi-region trail is logging the management events that change something.', evidence)
      : fail('it leaves out management events that change something', evidence)
  },
})
