import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'iam-user-access-key-single',
  title: 'The user has at most one active access key',
  severity: 'low',
  resource: 'AWS::IAM::User',
  reads: ['CredentialReport'],
  rationale:
    'The second key is for the days on which the first is replaced. Two that stay active are two that can leak, and no place is left for a third when one must go at once.',
  remediation: {
    cli: 'Find the one that is used less, and switch it off: aws iam get-access-key-last-used --access-key-id <KEY_ID>; aws iam update-access-key --user-name <USER_NAME> --access-key-id <KEY_ID> --status Inactive',
    cdk: "One new iam.AccessKey(this, 'Key', { user }) for a user, or better a role, which has none",
    terraform: 'One resource "aws_iam_access_key" "this" { user = aws_iam_user.this.name } for a user, or better a role, which has none',
  },
  aliases: { prowler: ['iam_user_two_active_access_key'], securityHub: [] },
  evaluate({ observed }) {
    const active = observed.CredentialReport.accessKeys.filter((key) => key.active !== false)
    const evidence = { activeKeys: active.length }
    return active.length > 1
      ? fail(`The user has ${active.length} active access keys.`, evidence)
      : pass(`The user has ${active.length === 0 ? 'no active access key' : 'one active access key'}.`, evidence)
  },
})
