import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { wholeDays } from '../../iam/whole-days.ts'

export const check = defineCheck({
  id: 'iam-account-root-unused',
  title: 'Nobody has worked as the root user lately',
  severity: 'high',
  resource: 'AWS::::Account',
  reads: ['RootCredentialReport'],
  rationale:
    'What the root user does is bound by no policy of the account and points to no person. Work done as root hides the day on which somebody else does it.',
  remediation: {
    cli: 'Find out who it was and what for: aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=root. Make a role for that task; keep the root user for the few that need it.',
    cdk: "new iam.Role(this, 'Administrator', { assumedBy: new iam.AccountRootPrincipal().withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }) }) for what was done as root",
    terraform:
      'resource "aws_iam_role" "administrator" { assume_role_policy = data.aws_iam_policy_document.<TRUST_WITH_MFA>.json } for what was done as root',
  },
  aliases: { prowler: ['iam_avoid_root_usage'], securityHub: ['IAM.20'] },
  evaluate({ observed: { RootCredentialReport: row } }, { takenAt, thresholds: { rootUnusedDays: wanted } }) {
    // A key that is switched off by now was used all the same.
    const uses = [row.passwordLastUsed, ...row.accessKeys.map(({ lastUsed }) => lastUsed)]
    const ages = uses.flatMap((use) => wholeDays(use, takenAt) ?? [])
    const evidence = { passwordLastUsed: row.passwordLastUsed, accessKeys: row.accessKeys, wanted }
    if (ages.length === 0)
      return row.passwordEnabled === false && !row.accessKeys.some(({ active }) => active)
        ? notApplicable('The root user has neither a password nor a key, so nobody can sign in as it.', evidence)
        : pass('No use of the root user is on record.', evidence)
    const days = Math.min(...ages)
    return days < wanted
      ? fail(`The root user was last used ${days} days ago; wanted ${wanted} days or more without it.`, evidence)
      : pass(`The root user was last used ${days} days ago.`, evidence)
  },
})
