import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-event-notifications-enabled',
  title: 'Somebody is told of events in the bucket',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['NotificationConfiguration'],
  rationale:
    'Notifications let software react in seconds: scan what was uploaded, notice a deletion, or raise an alarm on a key that should never change.',
  remediation: {
    cli: 'Through EventBridge, which takes all kinds of events: aws s3api put-bucket-notification-configuration --bucket <BUCKET> --notification-configuration \'{"EventBridgeConfiguration":{}}\'',
    cdk: "new s3.Bucket(this, 'Bucket', { eventBridgeEnabled: true })",
    terraform: 'resource "aws_s3_bucket_notification" "this" { bucket = aws_s3_bucket.this.id, eventbridge = true }',
  },
  aliases: { prowler: ['s3_bucket_event_notifications_enabled'], securityHub: ['S3.11'] },
  evaluate({ configuration: { NotificationConfiguration: told } }) {
    const targets = [told?.TopicConfigurations, told?.QueueConfigurations, told?.LambdaConfigurations].reduce(
      (sum, list) => sum + (list?.length ?? 0),
      0,
    )
    const bridge = told?.EventBridgeConfiguration?.EventBridgeEnabled === true
    const evidence = { targets, EventBridge: bridge }
    if (bridge) return pass('EventBridge is told of all events.', evidence)
    return targets > 0 ? pass(`${targets} kinds of events are told.`, evidence) : fail('Nobody is told of events in the bucket.', evidence)
  },
})
