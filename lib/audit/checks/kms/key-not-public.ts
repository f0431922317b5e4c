import { defineCheck } from '../../check.ts'
import { judgeNotPublic } from '../../iam/judge-policy.ts'
import { notOurs } from '../../own-key.ts'

export const check = defineCheck({
  id: 'kms-key-not-public',
  title: 'The key’s policy lets nobody use it who is not named',
  severity: 'critical',
  resource: 'AWS::KMS::Key',
  reads: ['KeyPolicy', 'KeyManager'],
  rationale:
    'A key that everybody may use protects nothing: whoever gets hold of a backup, a snapshot or an object decrypts it, and whoever may change the policy locks you out.',
  remediation: {
    cli: 'Name accounts and roles as principals, or tie "*" to them by kms:CallerAccount or aws:PrincipalOrgID: aws kms put-key-policy --key-id <KEY_ID> --policy-name default --policy file://<POLICY_FILE>',
    cdk: "key.grantDecrypt(new iam.AccountPrincipal('<ACCOUNT_ID>')) instead of a statement with new iam.AnyPrincipal()",
    terraform:
      'resource "aws_kms_key_policy" "this" { key_id = aws_kms_key.this.id, policy = data.aws_iam_policy_document.<NAMED_PRINCIPALS>.json }',
  },
  aliases: { prowler: ['kms_key_not_publicly_accessible'], securityHub: ['KMS.5'] },
  evaluate: ({ configuration, observed }) => notOurs(observed.KeyManager) ?? judgeNotPublic(configuration.KeyPolicy, 'The key'),
})
