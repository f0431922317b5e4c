import { defineCheck } from '../../check.ts'
import { judgeSubscription } from '../../database-events.ts'

export const check = defineCheck({
  id: 'rds-event-subscription-cluster-critical',
  title: 'Somebody is told of critical events of clusters',
  severity: 'medium',
  resource: 'AWS::RDS::EventSubscription',
  reads: ['Enabled', 'SourceType', 'EventCategories', 'SourceIds'],
  regionNeedsOne: 'There is no event subscription in the region.',
  rationale:
    'RDS tells of failures, failovers and changes of settings as events. Without a subscription nobody hears of them until something else breaks.',
  remediation: {
    cli: 'aws rds create-event-subscription --subscription-name keepwatch-db-cluster --sns-topic-arn <TOPIC_ARN> --source-type db-cluster --event-categories "failure"',
    cdk: 'new rds.CfnEventSubscription(this, "Events", { snsTopicArn: topic.topicArn, sourceType: "db-cluster", eventCategories: ["failure", "maintenance"] })',
    terraform:
      'resource "aws_db_event_subscription" "this" { sns_topic = aws_sns_topic.this.arn, source_type = "db-cluster", event_categories = ["failure", "maintenance"] }',
  },
  aliases: { prowler: ['rds_cluster_critical_event_subscription'], securityHub: ['RDS.19'] },
  evaluate: ({ configuration }) => judgeSubscription(configuration, 'db-cluster', ['failure', 'maintenance']),
})
