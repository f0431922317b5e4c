import { defineCheck } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'sqs-queue-not-public',
  title: 'The queue’s policy does not let everybody in',
  severity: 'critical',
  resource: 'AWS::SQS::Queue',
  reads: ['Policy'],
  rationale:
    'Anybody with an AWS account can then feed work into whatever reads the queue, take messages out before their reader sees them, or empty it.',
  remediation: {
    cli: 'Name the accounts or services in the policy, or tie "*" to them by a condition such as aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID: aws sqs set-queue-attributes --queue-url <QUEUE_URL> --attributes file://<ATTRIBUTES_WITH_POLICY>',
    cdk: "queue.grantSendMessages(new iam.AccountPrincipal('<ACCOUNT_ID>')) instead of a statement with new iam.AnyPrincipal()",
    terraform:
      'resource "aws_sqs_queue_policy" "this" { queue_url = aws_sqs_queue.this.id, policy = data.aws_iam_policy_document.<NAMED_PRINCIPALS>.json }',
  },
  aliases: { prowler: ['sqs_queues_not_publicly_accessible'], securityHub: ['SQS.3'] },
  evaluate: ({ configuration }) => judgeNotPublic(configuration.Policy, 'The queue'),
})
