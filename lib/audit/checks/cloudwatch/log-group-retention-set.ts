import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'cloudwatch-log-group-retention-set',
  title: 'The log group keeps its events as long as logs are to be kept',
  severity: 'medium',
  resource: 'AWS::Logs::LogGroup',
  reads: ['RetentionInDays'],
  rationale:
    'Intrusions are often found months after they began. What expired before then can tell nobody how it started or what was taken.',
  remediation: {
    cli: 'aws logs put-retention-policy --log-group-name <LOG_GROUP> --retention-in-days 365',
    cdk: "new logs.LogGroup(this, 'Log', { retention: logs.RetentionDays.ONE_YEAR })",
    terraform: 'resource "aws_cloudwatch_log_group" "this" { name = "<LOG_GROUP>", retention_in_days = 365 }',
  },
  aliases: { prowler: ['cloudwatch_log_group_retention_policy_specific_days_enabled'], securityHub: ['CloudWatch.16'] },
  evaluate({ configuration: { RetentionInDays: days } }, { thresholds: { logRetentionDays: wanted } }) {
    const evidence = { RetentionInDays: days, wanted }
    if (days === null) return pass('Its events never expire.', evidence)
    return days >= wanted
      ? pass(`Its events are kept for ${days} days.`, evidence)
      : fail(`Its events are deleted after ${days} days; wanted at least ${wanted}.`, evidence)
  },
})
