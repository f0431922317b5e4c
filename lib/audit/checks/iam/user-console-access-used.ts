import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { wholeDays } from '../../iam/whole-days.ts'

export const check = defineCheck({
  id: 'iam-user-console-access-used',
  title: 'Console passwords that nobody has used for 45 days are removed',
  severity: 'medium',
  resource: 'AWS::IAM::User',
  reads: ['CredentialReport', 'CreateDate'],
  rationale:
    'A password of somebody who no longer comes belongs to whoever finds it in a leak, and its owner will not notice that it is used.',
  remediation: {
    cli: 'aws iam delete-login-profile --user-name <USER_NAME>. Better still, move people to federated sign-in and delete the user.',
    cdk: "new iam.User(this, 'User') without password: the user has no login profile then",
    terraform: 'Remove resource "aws_iam_user_login_profile" "this" { user = aws_iam_user.this.name }',
  },
  aliases: { prowler: ['iam_user_console_access_unused'], securityHub: ['IAM.8', 'IAM.22'] },
  evaluate({ observed }, { takenAt, thresholds: { unusedCredentialDays: wanted } }) {
    const { passwordEnabled, passwordLastUsed, passwordLastChanged } = observed.CredentialReport
    const evidence = { passwordEnabled, passwordLastUsed, passwordLastChanged, wanted }
    if (passwordEnabled === false) return notApplicable('The user has no console password.', evidence)
    if (passwordEnabled !== true) return undecided('The credential report does not say whether the user has a console password.', evidence)
    // A password that was never used counts from the day on which it was set, or else from that of the user.
    const days = wholeDays(passwordLastUsed ?? passwordLastChanged, takenAt) ?? wholeDays(observed.CreateDate, takenAt)
    if (days === null) return undecided('The credential report does not say when the password was used or set.', evidence)
    return days > wanted
      ? fail(`The password was not used for ${days} days; wanted ${wanted} or less.`, evidence)
      : pass(`The password was used or set ${days} days ago.`, evidence)
  },
})
