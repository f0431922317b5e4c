import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { holdsAwsPolicy } from '../../iam/policy-checks.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { crossAccountGrantees } from '../../iam/who-may.ts'

export const check = defineCheck({
  id: 'iam-role-read-only-access-not-cross-account',
  title: 'No other account may read everything through a role with AWS’s policy ReadOnlyAccess',
  severity: 'high',
  resource: 'AWS::IAM::Role',
  reads: ['AssumeRolePolicyDocument', 'ManagedPolicyArns'],
  rationale:
    'ReadOnlyAccess reads the data too, not the settings alone: objects, tables, messages, parameters. Handed to another account, all of it is handed over, and theirs is then the account to break into.',
  remediation: {
    cli: 'Give them what they need to see: aws iam attach-role-policy --role-name <ROLE_NAME> --policy-arn arn:aws:iam::aws:policy/SecurityAudit; aws iam detach-role-policy --role-name <ROLE_NAME> --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess',
    cdk: "new iam.Role(this, 'Auditor', { assumedBy: new iam.AccountPrincipal('<ACCOUNT_ID>'), managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('SecurityAudit')] })",
    terraform:
      'resource "aws_iam_role_policy_attachment" "this" { role = aws_iam_role.this.name, policy_arn = "arn:aws:iam::aws:policy/SecurityAudit" }',
  },
  aliases: { prowler: ['iam_role_cross_account_readonlyaccess_policy'], securityHub: [] },
  evaluate({ account, configuration }) {
    if (!holdsAwsPolicy(configuration.ManagedPolicyArns, 'ReadOnlyAccess'))
      return notApplicable('The role does not hold ReadOnlyAccess.', { ManagedPolicyArns: configuration.ManagedPolicyArns })
    const others = crossAccountGrantees(readPolicyDocument(configuration.AssumeRolePolicyDocument), account)
    const names = [...new Set(others.map(({ kind, value }) => (kind === 'everybody' ? 'everybody' : value)))].slice(0, 10)
    return names.length > 0
      ? fail(`The role reads everything and may be assumed by ${names.join(', ')}.`, { grantees: names })
      : pass('The role reads everything, and nobody of another account may assume it.', { grantees: names })
  },
})
