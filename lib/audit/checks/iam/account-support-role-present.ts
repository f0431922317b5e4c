import { defineCheck, fail, pass } from '../../check.ts'
import { holdsAwsPolicy } from '../../iam/policy-checks.ts'

export const check = defineCheck({
  id: 'iam-account-support-role-present',
  title: 'A role for dealing with AWS Support exists',
  severity: 'low',
  resource: 'AWS::::Account',
  reads: [],
  also: { 'AWS::IAM::Role': ['ManagedPolicyArns'] },
  rationale:
    'In an incident somebody has to open a case with AWS at once. Without a role for it, that is done as an administrator or not at all.',
  remediation: {
    cli: 'aws iam create-role --role-name <ROLE_NAME> --assume-role-policy-document file://<TRUST_FILE>; aws iam attach-role-policy --role-name <ROLE_NAME> --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess',
    cdk: "new iam.Role(this, 'Role', { assumedBy: new iam.AccountPrincipal('<ACCOUNT_ID>'), managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AWSSupportAccess')] })",
    terraform:
      'resource "aws_iam_role_policy_attachment" "this" { role = aws_iam_role.this.name, policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess" }',
  },
  aliases: { prowler: ['iam_support_role_created'], securityHub: ['IAM.18'] },
  evaluate(_, { related }) {
    const role = related.find('AWS::IAM::Role', ({ configuration }) => holdsAwsPolicy(configuration.ManagedPolicyArns, 'AWSSupportAccess'))
    return role
      ? pass(`${role.arn} is there for dealing with AWS Support.`, { role: role.arn })
      : fail('No role holds AWS’s policy AWSSupportAccess.', { role: null })
  },
})
