import { defineCheck } from '../../check.ts'
import { judgeObjectEvents } from '../../object-events.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-object-writes-logged',
  title: 'A trail that is logging records who writes and deletes objects in all S3 buckets',
  severity: 'low',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['AdvancedEventSelectors', 'EventSelectors', 'IsLogging', 'IsMultiRegionTrail'],
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'Who overwrites, encrypts or deletes objects shows in data events only. Without them the detections on ransom and destruction of objects are blind.',
  remediation: {
    cli: 'Data events are billed by the event: aws cloudtrail put-event-selectors --trail-name <TRAIL> --advanced-event-selectors \'[{"Name":"management","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]},{"Name":"objects","FieldSelectors":[{"Field":"eventCategory","Equals":["Data"]},{"Field":"resources.type","Equals":["AWS::S3::Object"]},{"Field":"readOnly","Equals":["false"]}]}]\'',
    cdk: 'trail.logAllS3DataEvents({ readWriteType: cloudtrail.ReadWriteType.WRITE_ONLY })',
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, is_multi_region_trail = true, event_selector { read_write_type = "WriteOnly", include_management_events = true, data_resource { type = "AWS::S3::Object", values = ["arn:aws:s3"] } } }',
  },
  aliases: { prowler: ['cloudtrail_s3_dataevents_write_enabled'], securityHub: ['S3.22'] },
  evaluate: ({ configuration }) => judgeObjectEvents(configuration, 'write'),
})
