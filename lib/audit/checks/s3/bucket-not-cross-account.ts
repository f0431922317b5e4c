import { defineCheck } from '../../check.ts'
import { judgeNotCrossAccount } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 's3-bucket-not-cross-account',
  title: 'The bucket’s policy lets nobody of another account in',
  severity: 'medium',
  resource: 'AWS::S3::Bucket',
  reads: ['Policy'],
  rationale:
    'Whoever controls the other account, or breaks into it, reads and changes what is here, and nothing in this account’s own permissions shows it.',
  remediation: {
    cli: 'Review who is named; take away what is not needed, and tie the rest to your organisation by aws:PrincipalOrgID: aws s3api get-bucket-policy --bucket <BUCKET>; aws s3api put-bucket-policy --bucket <BUCKET> --policy file://<POLICY_FILE>',
    cdk: "bucket.addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.OrganizationPrincipal('<ORG_ID>')], actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }))",
    terraform:
      'data "aws_iam_policy_document" "own" { statement { actions = ["s3:GetObject"], resources = [join("", [aws_s3_bucket.this.arn, "/*"])], principals { type = "AWS", identifiers = [data.aws_caller_identity.current.account_id] } } }',
  },
  aliases: { prowler: ['s3_bucket_cross_account_access'], securityHub: ['S3.6'] },
  evaluate: ({ configuration, account }) => judgeNotCrossAccount(configuration.Policy, 'The bucket', account),
})
