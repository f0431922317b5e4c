import { defineCheck } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'

export const check = defineCheck({
  id: 'glacier-vault-not-public',
  title: 'The vault’s policy lets nobody in who is not named',
  severity: 'high',
  resource: 'Keepwatch::Glacier::Vault',
  reads: ['Policy'],
  rationale: 'Archives in vaults are old backups of everything. A policy for "*" lets anybody with an AWS account fetch or delete them.',
  remediation: {
    cli: 'Name accounts in the policy, or take it away: aws glacier set-vault-access-policy --account-id - --vault-name <VAULT> --policy file://<POLICY_FILE>; aws glacier delete-vault-access-policy --account-id - --vault-name <VAULT>',
    cdk: "CloudFormation knows no vaults; keep archives in S3 instead: new s3.Bucket(this, 'Archive', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL, lifecycleRules: [{ transitions: [{ storageClass: s3.StorageClass.DEEP_ARCHIVE, transitionAfter: Duration.days(0) }] }] })",
    terraform:
      'resource "aws_glacier_vault" "this" { name = "<VAULT>", access_policy = data.aws_iam_policy_document.<NAMED_PRINCIPALS>.json }',
  },
  aliases: { prowler: ['glacier_vaults_policy_public_access'], securityHub: [] },
  evaluate: ({ observed }) => judgeNotPublic(observed.Policy, 'The vault'),
})
