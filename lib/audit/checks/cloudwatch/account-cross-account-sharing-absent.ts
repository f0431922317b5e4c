import { defineCheck, fail, pass } from '../../check.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { grantees } from '../../iam/who-may.ts'

/** The role by which the console of CloudWatch shows an account's data to others (CloudWatch User Guide, "Cross-account cross-Region console"). */
const roleName = 'CloudWatch-CrossAccountSharingRole'

export const check = defineCheck({
  id: 'cloudwatch-account-cross-account-sharing-absent',
  title: 'No other account may look at metrics, dashboards and alarms of this one',
  severity: 'medium',
  resource: 'AWS::::Account',
  reads: [],
  also: { 'AWS::IAM::Role': ['RoleName', 'AssumeRolePolicyDocument'] },
  rationale:
    'Metrics, dashboards and alarms show what runs here, how it is watched and when it is weak. Whoever breaks into an account that they are shared with sees all of it, and which of his acts raise no alarm.',
  remediation: {
    cli: 'Detach its policies, then remove the role: aws iam list-attached-role-policies --role-name CloudWatch-CrossAccountSharingRole, aws iam detach-role-policy --role-name CloudWatch-CrossAccountSharingRole --policy-arn <POLICY_ARN>, aws iam delete-role --role-name CloudWatch-CrossAccountSharingRole',
    cdk: "Remove the stack CloudWatch-CrossAccountSharingRole that the console made. Where another account has to look, name it: new iam.Role(this, 'Sharing', { roleName: 'CloudWatch-CrossAccountSharingRole', assumedBy: new iam.AccountPrincipal('<MONITORING_ACCOUNT_ID>') }), and record an exception",
    terraform:
      'Remove resource "aws_iam_role" "cloudwatch_sharing" { name = "CloudWatch-CrossAccountSharingRole" }, or record an exception',
  },
  aliases: { prowler: ['cloudwatch_cross_account_sharing_disabled'], securityHub: [] },
  evaluate({ account }, { related }) {
    const role = related.find('AWS::IAM::Role', ({ configuration }) => configuration.RoleName === roleName)
    if (!role) return pass(`There is no role ${roleName}.`)
    const others = grantees(readPolicyDocument(role.configuration.AssumeRolePolicyDocument), account).filter(({ kind }) => kind !== 'own')
    const who = [...new Set(others.map(({ value }) => value))].slice(0, 20)
    return others.length === 0
      ? pass(`The role ${roleName} lets nobody of another account in.`, { role: role.arn })
      : fail(`The role ${roleName} shares them with ${who.slice(0, 5).join(', ')}.`, { role: role.arn, who })
  },
})
