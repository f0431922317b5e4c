import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'iam-user-initial-access-key-absent',
  title: 'Users of the console have no access key that was made for them and never used',
  severity: 'medium',
  resource: 'AWS::IAM::User',
  reads: ['CredentialReport'],
  rationale:
    'Keys that are made along with a user, in case they are needed, lie around unused in somebody’s downloads. Who needs a key can ask for one.',
  remediation: {
    cli: 'aws iam delete-access-key --user-name <USER_NAME> --access-key-id <KEY_ID>',
    cdk: "Remove new iam.AccessKey(this, 'Key', { user }) from the stack",
    terraform: 'Remove resource "aws_iam_access_key" "this" { user = aws_iam_user.this.name }',
  },
  aliases: { prowler: ['iam_user_no_setup_initial_access_key'], securityHub: [] },
  evaluate({ observed }) {
    const { passwordEnabled, accessKeys } = observed.CredentialReport
    if (passwordEnabled === false) return notApplicable('The user has no console password.', { passwordEnabled })
    if (passwordEnabled !== true)
      return undecided('The credential report does not say whether the user has a console password.', { passwordEnabled })
    const unused = accessKeys.filter((key) => key.active !== false && key.lastUsed === null)
    return unused.length > 0
      ? fail(`The user has a console password, and active access keys that were never used: ${unused.length}.`, { unused })
      : pass('The user has no active access key that was never used.', { unused })
  },
})
