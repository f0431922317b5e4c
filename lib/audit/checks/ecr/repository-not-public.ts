import { defineCheck } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'ecr-repository-not-public',
  title: 'The policy of the image repository does not let everybody in',
  severity: 'critical',
  resource: 'AWS::ECR::Repository',
  reads: ['RepositoryPolicyText'],
  rationale:
    'Images hold the company’s programs and often keys that somebody forgot in a layer. Where everybody may pull, both are given away; where everybody may push, strangers’ code runs in the account.',
  remediation: {
    cli: 'Name the accounts in the policy: aws ecr set-repository-policy --repository-name <REPOSITORY> --policy-text file://<POLICY_FILE>. Or remove it: aws ecr delete-repository-policy --repository-name <REPOSITORY>',
    cdk: "repository.grantPull(new iam.AccountPrincipal('<ACCOUNT_ID>')) instead of a statement with new iam.AnyPrincipal()",
    terraform:
      'resource "aws_ecr_repository_policy" "this" { repository = aws_ecr_repository.this.name, policy = data.aws_iam_policy_document.<NAMED_PRINCIPALS>.json }',
  },
  aliases: { prowler: ['ecr_repositories_not_publicly_accessible'], securityHub: [] },
  evaluate: ({ configuration }) => judgeNotPublic(configuration.RepositoryPolicyText, 'The repository'),
})
