import { defineCheck } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'secretsmanager-secret-not-public',
  title: 'The secret’s policy lets nobody read it who is not named',
  severity: 'critical',
  resource: 'AWS::SecretsManager::Secret',
  reads: ['ResourcePolicy'],
  rationale:
    'A policy for "*" hands the password or key to anybody with an AWS account, without a trace in the permissions of your own users.',
  remediation: {
    cli: 'aws secretsmanager put-resource-policy --secret-id <SECRET_ARN> --block-public-policy --resource-policy file://<POLICY_FILE>; or take it away: aws secretsmanager delete-resource-policy --secret-id <SECRET_ARN>',
    cdk: "secret.grantRead(new iam.AccountPrincipal('<ACCOUNT_ID>')) instead of a statement with new iam.AnyPrincipal()",
    terraform:
      'resource "aws_secretsmanager_secret_policy" "this" { secret_arn = aws_secretsmanager_secret.this.arn, block_public_policy = true, policy = data.aws_iam_policy_document.<NAMED_PRINCIPALS>.json }',
  },
  aliases: { prowler: ['secretsmanager_not_publicly_accessible'], securityHub: [] },
  evaluate: ({ configuration }) => judgeNotPublic(configuration.ResourcePolicy, 'The secret'),
})
