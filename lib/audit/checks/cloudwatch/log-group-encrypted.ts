import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'cloudwatch-log-group-encrypted',
  title: 'The log group is encrypted with a KMS key of the account’s own',
  severity: 'medium',
  resource: 'AWS::Logs::LogGroup',
  reads: ['KmsKeyId'],
  rationale:
    'Logs hold what programs said in passing: addresses, session ids, sometimes passwords. With a key of its own, reading them takes a second right, which can be withdrawn at once, and leaves a trace of each use.',
  remediation: {
    cli: 'Let logs.<REGION>.amazonaws.com use the key for this log group first, then: aws logs associate-kms-key --log-group-name <LOG_GROUP> --kms-key-id <KEY_ARN>',
    cdk: "new logs.LogGroup(this, 'Log', { encryptionKey: key, retention: logs.RetentionDays.ONE_YEAR })",
    terraform: 'resource "aws_cloudwatch_log_group" "this" { name = "<LOG_GROUP>", kms_key_id = aws_kms_key.logs.arn }',
  },
  aliases: { prowler: ['cloudwatch_log_group_kms_encryption_enabled'], securityHub: [] },
  evaluate({ configuration: { KmsKeyId: key } }) {
    return key
      ? pass(`Its events are encrypted with ${key}.`, { KmsKeyId: key })
      : fail('Its events are encrypted with the key of CloudWatch Logs only, to which nobody here can refuse access.', { KmsKeyId: null })
  },
})
