import { defineCheck } from '../../check.ts'
import { judgeSubscription } from '../../database-events.ts'

export const check = defineCheck({
  id: 'rds-event-subscription-security-groups',
  title: 'Somebody is told when a security group of databases changes',
  severity: 'medium',
  resource: 'AWS::RDS::EventSubscription',
  reads: ['Enabled', 'SourceType', 'EventCategories', 'SourceIds'],
  regionNeedsOne: 'There is no event subscription in the region.',
  rationale:
    'RDS tells of failures, failovers and changes of settings as events. Without a subscription nobody hears of them until something else breaks.',
  remediation: {
    cli: 'aws rds create-event-subscription --subscription-name keepwatch-db-security-group --sns-topic-arn <TOPIC_ARN> --source-type db-security-group --event-categories "configuration change"',
    cdk: 'new rds.CfnEventSubscription(this, "Events", { snsTopicArn: topic.topicArn, sourceType: "db-security-group", eventCategories: ["configuration change", "failure"] })',
    terraform:
      'resource "aws_db_event_subscription" "this" { sns_topic = aws_sns_topic.this.arn, source_type = "db-security-group", event_categories = ["configuration change", "failure"] }',
  },
  aliases: { prowler: ['rds_instance_event_subscription_security_groups'], securityHub: ['RDS.22'] },
  evaluate: ({ configuration }) => judgeSubscription(configuration, 'db-security-group', ['configuration change', 'failure']),
})
