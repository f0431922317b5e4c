import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { wholeDays } from '../../iam/whole-days.ts'

export const check = defineCheck({
  id: 'iam-user-access-key-used',
  title: 'Access keys that nobody has used for 45 days are switched off',
  severity: 'medium',
  resource: 'AWS::IAM::User',
  reads: ['CredentialReport'],
  rationale:
    'A key that nobody uses is missed by nobody when it is stolen. Each one that is switched off is one fewer to find in an old file.',
  remediation: {
    cli: 'Switch it off, and delete it when nothing breaks: aws iam update-access-key --user-name <USER_NAME> --access-key-id <KEY_ID> --status Inactive; aws iam delete-access-key --user-name <USER_NAME> --access-key-id <KEY_ID>',
    cdk: "Remove new iam.AccessKey(this, 'Key', { user }) from the stack, or set status: iam.AccessKeyStatus.INACTIVE",
    terraform: 'resource "aws_iam_access_key" "this" { user = aws_iam_user.this.name, status = "Inactive" }, or remove it',
  },
  aliases: { prowler: ['iam_user_accesskey_unused'], securityHub: ['IAM.8', 'IAM.22'] },
  evaluate({ observed }, { takenAt, thresholds: { unusedCredentialDays: wanted } }) {
    const active = observed.CredentialReport.accessKeys.filter((key) => key.active !== false)
    if (active.length === 0) return notApplicable('The user has no active access key.', { activeKeys: 0 })
    // A key that was never used counts from the day on which it was made.
    const idle = active.map(({ lastUsed, lastRotated }) => ({ lastUsed, lastRotated, days: wholeDays(lastUsed ?? lastRotated, takenAt) }))
    const evidence = { keys: idle, wanted }
    const longest = Math.max(...idle.map(({ days }) => days ?? 0))
    if (longest > wanted) return fail(`An active access key was not used for ${longest} days; wanted ${wanted} or less.`, evidence)
    if (idle.some(({ days }) => days === null))
      return undecided('The credential report says of an active key neither when it was used nor when it was made.', evidence)
    return pass(`Each active access key was used or made within ${wanted} days.`, evidence)
  },
})
