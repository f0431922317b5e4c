import { defineCheck, fail, pass } from '../../check.ts'
import { keptElsewhere } from '../../trail-recording.ts'

const dayInMilliseconds = 86_400_000

export const check = defineCheck({
  id: 'cloudtrail-trail-log-group-delivered',
  title: 'The trail delivers to CloudWatch Logs, and did so within a day',
  severity: 'low',
  resource: 'AWS::CloudTrail::Trail',
  reads: ['CloudWatchLogsLogGroupArn', 'LatestCloudWatchLogsDeliveryTime'],
  rationale:
    'Metric filters and alarms live on the log group. When delivery stops, because a role or a group was deleted, they fall silent, and silence looks like peace.',
  remediation: {
    cli: 'aws cloudtrail update-trail --name <TRAIL> --cloud-watch-logs-log-group-arn <LOG_GROUP_ARN> --cloud-watch-logs-role-arn <ROLE_ARN>; if it is set and nothing comes, look for the error: aws cloudtrail get-trail-status --name <TRAIL>',
    cdk: "new cloudtrail.Trail(this, 'Trail', { sendToCloudWatchLogs: true, cloudWatchLogsRetention: logs.RetentionDays.ONE_YEAR })",
    terraform:
      'resource "aws_cloudtrail" "this" { name = "<TRAIL>", s3_bucket_name = aws_s3_bucket.logs.id, cloud_watch_logs_group_arn = join("", [aws_cloudwatch_log_group.trail.arn, ":*"]), cloud_watch_logs_role_arn = aws_iam_role.trail.arn }',
  },
  aliases: { prowler: ['cloudtrail_cloudwatch_logging_enabled'], securityHub: ['CloudTrail.5'] },
  evaluate(trail, { takenAt }) {
    const elsewhere = keptElsewhere(trail)
    if (elsewhere) return elsewhere
    const { CloudWatchLogsLogGroupArn: group } = trail.configuration
    if (!group) return fail('The trail delivers to no log group.', { CloudWatchLogsLogGroupArn: group })
    const { LatestCloudWatchLogsDeliveryTime: latest } = trail.observed
    const evidence = { CloudWatchLogsLogGroupArn: group, LatestCloudWatchLogsDeliveryTime: latest }
    if (latest === null) return fail('A log group is set, and nothing was ever delivered to it.', evidence)
    return takenAt - Date.parse(latest) <= dayInMilliseconds
      ? pass(`The last delivery was at ${latest}.`, evidence)
      : fail(`Nothing was delivered since ${latest}.`, evidence)
  },
})
