import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-logging',
  title: 'At least one trail of the account is logging',
  severity: 'high',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['IsLogging'],
  accountNeedsOne: 'The account has no trail at all.',
  rationale:
    'A trail that was made and stopped records nothing. The event history of the console goes back 90 days and can be taken along by nobody, nor kept from anybody.',
  remediation: {
    cli: 'aws cloudtrail start-logging --name <TRAIL>, or make one: aws cloudtrail create-trail --name <TRAIL> --s3-bucket-name <BUCKET> --is-multi-region-trail --enable-log-file-validation',
    cdk: "new cloudtrail.Trail(this, 'Trail', { isMultiRegionTrail: true })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, enable_logging = true, is_multi_region_trail = true }',
  },
  aliases: { prowler: [], securityHub: ['CloudTrail.3'] },
  evaluate: ({ configuration: { IsLogging } }) =>
    IsLogging === true ? pass('A trail is logging.', { IsLogging }) : fail('it is not logging', { IsLogging }),
})
