import { defineCheck, fail, pass } from '../../check.ts'
import { keptElsewhere } from '../../trail-recording.ts'

export const check = defineCheck({
  id: 'cloudtrail-trail-validation-enabled',
  title: 'The trail signs digests of its log files',
  severity: 'medium',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['EnableLogFileValidation'],
  rationale:
    'Whoever can write to the log bucket can rewrite what happened. Signed digests show each file that was changed, removed or slipped in.',
  remediation: {
    cli: 'aws cloudtrail update-trail --name <TRAIL> --enable-log-file-validation',
    cdk: "new cloudtrail.Trail(this, 'Trail', { enableFileValidation: true })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, enable_log_file_validation = true }',
  },
  aliases: { prowler: ['cloudtrail_log_file_validation_enabled'], securityHub: ['CloudTrail.4'] },
  evaluate(trail) {
    const elsewhere = keptElsewhere(trail)
    if (elsewhere) return elsewhere
    const { EnableLogFileValidation: validated } = trail.configuration
    const evidence = { EnableLogFileValidation: validated ?? false }
    return validated
      ? pass('The trail signs digests of its log files.', evidence)
      : fail('A change of its log files would not show.', evidence)
  },
})
