import { defineCheck } from '../../check.ts'
import { judgeObjectEvents } from '../../object-events.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-object-reads-logged',
  title: 'A trail that is logging records who reads objects in all S3 buckets',
  severity: 'low',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['AdvancedEventSelectors', 'EventSelectors', 'IsLogging', 'IsMultiRegionTrail'],
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'Who fetched which object shows in data events only. Without them the detections on bulk download are blind, and afterwards nobody can say what was taken.',
  remediation: {
    cli: 'Data events are billed by the event: aws cloudtrail put-event-selectors --trail-name <TRAIL> --advanced-event-selectors \'[{"Name":"management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"objects","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"readOnly","Equals":["true"]}]}]\'',
    cdk: 'trail.logAllS3DataEvents({ readWriteType: cloudtrail.ReadWriteType.READ_ONLY })',
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, is_multi_region_trail = true, event_selector { read_write_type = "ReadOnly", include_management_events = true, data_resource { type = "AWS::S3::Object", values = ["arn:aws:s3"] } } }',
  },
  aliases: { prowler: ['cloudtrail_s3_dataevents_read_enabled'], securityHub: ['S3.23'] },
  evaluate: ({ configuration }) => judgeObjectEvents(configuration, 'read'),
})
