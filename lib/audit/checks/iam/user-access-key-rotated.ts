import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { wholeDays } from '../../iam/whole-days.ts'

export const check = defineCheck({
  id: 'iam-user-access-key-rotated',
  title: 'Active access keys are replaced within 90 days',
  severity: 'medium',
  resource: 'AWS::IAM::User',
  reads: ['CredentialReport'],
  rationale:
    'Access keys end up in files, images, logs and the laptops of people who left. A key that is replaced regularly is worth less to whoever finds it.',
  remediation: {
    cli: 'Make a second key, move what uses the first, switch the first off, delete it when nothing breaks: aws iam create-access-key --user-name <USER_NAME>; aws iam update-access-key --user-name <USER_NAME> --access-key-id <OLD_KEY_ID> --status Inactive; aws iam delete-access-key --user-name <USER_NAME> --access-key-id <OLD_KEY_ID>. Better still, use a role.',
    cdk: "new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('<SERVICE>.amazonaws.com') }) has no key to replace; for a user: new iam.AccessKey(this, 'Key', { user, serial: <ONE_MORE> })",
    terraform:
      'resource "aws_iam_role" "this" { assume_role_policy = data.aws_iam_policy_document.<TRUST>.json } has no key to replace; for a user: terraform apply -replace=aws_iam_access_key.this',
  },
  aliases: { prowler: ['iam_rotate_access_key_90_days'], securityHub: ['IAM.3'] },
  evaluate({ observed }, { takenAt, thresholds: { accessKeyAgeDays: wanted } }) {
    const active = observed.CredentialReport.accessKeys.filter((key) => key.active !== false)
    if (active.length === 0) return notApplicable('The user has no active access key.', { activeKeys: 0 })
    const ages = active.map(({ lastRotated, lastUsed }) => ({ lastRotated, lastUsed, days: wholeDays(lastRotated, takenAt) }))
    const evidence = { keys: ages, wanted }
    const oldest = Math.max(...ages.map(({ days }) => days ?? 0))
    if (oldest > wanted) return fail(`An active access key is ${oldest} days old; wanted ${wanted} or less.`, evidence)
    if (ages.some(({ days }) => days === null))
      return undecided('The credential report does not say when an active key was made.', evidence)
    return pass(`The oldest active access key is ${oldest} days old.`, evidence)
  },
})
