import { defineCheck, fail, pass } from '../../check.ts'
import { holdsAwsPolicy } from '../../iam/policy-checks.ts'

export const check = defineCheck({
  id: 'iam-account-security-audit-role-present',
  title: 'A role for reviewing the security of the account exists',
  severity: 'low',
  resource: 'AWS::::Account',
  reads: [],
  also: { 'AWS::IAM::Role': ['ManagedPolicyArns'] },
  rationale:
    'Whoever reviews the account needs to read its settings and nothing else. Without such a role, reviews are done with rights that could change what is reviewed.',
  remediation: {
    cli: 'aws iam create-role --role-name <ROLE_NAME> --assume-role-policy-document file://<TRUST_FILE>; aws iam attach-role-policy --role-name <ROLE_NAME> --policy-arn arn:aws:iam::aws:policy/SecurityAudit',
    cdk: "new iam.Role(this, 'Role', { assumedBy: new iam.AccountPrincipal('<ACCOUNT_ID>'), managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('SecurityAudit')] })",
    terraform:
      'resource "aws_iam_role_policy_attachment" "this" { role = aws_iam_role.this.name, policy_arn = "arn:aws:iam::aws:policy/SecurityAudit" }',
  },
  aliases: { prowler: ['iam_securityaudit_role_created'], securityHub: [] },
  evaluate(_, { related }) {
    const role = related.find('AWS::IAM::Role', ({ configuration }) => holdsAwsPolicy(configuration.ManagedPolicyArns, 'SecurityAudit'))
    return role
      ? pass(`${role.arn} is there for reviewing the settings of the account.`, { role: role.arn })
      : fail('No role holds AWS’s policy SecurityAudit.', { role: null })
  },
})
