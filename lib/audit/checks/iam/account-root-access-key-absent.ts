import { defineCheck, fail, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'iam-account-root-access-key-absent',
  title: 'The root user has no access key',
  severity: 'critical',
  resource: 'AWS::::Account',
  reads: ['Summary'],
  rationale:
    'An access key of the root user can do everything in the account, cannot be limited by any policy of the account, and works without a second factor. A key that leaks from a script or a laptop gives the whole account away.',
  remediation: {
    cli: 'Give what uses the key a role of its own first. Then sign in as the root user and delete the key under Security credentials, or as the root user run: aws iam delete-access-key --access-key-id <ACCESS_KEY_ID>',
    cdk: 'No template makes or removes keys of the root user. In an organisation remove all root credentials of members: aws iam enable-organizations-root-credentials-management',
    terraform:
      'resource "aws_iam_organizations_features" "this" { enabled_features = ["RootCredentialsManagement"] } lets the organisation remove root credentials of members',
  },
  aliases: { prowler: ['iam_no_root_access_key'], securityHub: ['IAM.4'] },
  evaluate({ observed }) {
    const keys = observed.Summary['AccountAccessKeysPresent']
    if (typeof keys !== 'number') return undecided('The account summary does not say whether the root user has access keys.')
    const evidence = { AccountAccessKeysPresent: keys }
    return keys === 0 ? pass('The root user has no access key.', evidence) : fail(`The root user has access keys (${keys}).`, evidence)
  },
})
