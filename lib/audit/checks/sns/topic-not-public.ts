import { defineCheck } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'sns-topic-not-public',
  title: 'The topic’s policy does not let everybody in',
  severity: 'high',
  resource: 'AWS::SNS::Topic',
  reads: ['Policy'],
  rationale:
    'Anybody with an AWS account can then read what the topic carries, or publish to it: false alarms, and messages that start whatever listens.',
  remediation: {
    cli: 'Name the accounts or services in the policy, or tie "*" to them by a condition such as aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID: aws sns set-topic-attributes --topic-arn <TOPIC_ARN> --attribute-name Policy --attribute-value file://<POLICY_FILE>',
    cdk: "topic.grantPublish(new iam.AccountPrincipal('<ACCOUNT_ID>')) instead of a statement with new iam.AnyPrincipal()",
    terraform:
      'resource "aws_sns_topic_policy" "this" { arn = aws_sns_topic.this.arn, policy = data.aws_iam_policy_document.<NAMED_PRINCIPALS>.json }',
  },
  aliases: { prowler: ['sns_topics_not_publicly_accessible'], securityHub: ['SNS.4'] },
  evaluate: ({ configuration }) => judgeNotPublic(configuration.Policy, 'The topic'),
})
