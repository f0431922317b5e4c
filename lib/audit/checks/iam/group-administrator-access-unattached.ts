import { defineCheck, fail, pass } from '../../check.ts'
import { holdsAwsPolicy } from '../../iam/policy-checks.ts'

export const check = defineCheck({
  id: 'iam-group-administrator-access-unattached',
  title: 'The group does not hold AWS’s policy AdministratorAccess',
  severity: 'medium',
  resource: 'AWS::IAM::Group',
  reads: ['ManagedPolicyArns'],
  rationale:
    'Each member of the group is an administrator, and whoever may add members makes administrators: the circle grows without anybody deciding it.',
  remediation: {
    cli: 'Attach what the group needs, then: aws iam detach-group-policy --group-name <NAME> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess. Keep one guarded way in for emergencies as an accepted exception.',
    cdk: "new iam.Group(this, 'Group', { managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('<WHAT_IT_NEEDS>')] }) without AdministratorAccess",
    terraform:
      'resource "aws_iam_group_policy_attachment" "this" { group = aws_iam_group.this.name, policy_arn = aws_iam_policy.<WHAT_IT_NEEDS>.arn }',
  },
  aliases: { prowler: ['iam_group_administrator_access_policy'], securityHub: [] },
  evaluate({ configuration }) {
    const evidence = { ManagedPolicyArns: configuration.ManagedPolicyArns }
    return holdsAwsPolicy(configuration.ManagedPolicyArns, 'AdministratorAccess')
      ? fail('The group holds AdministratorAccess.', evidence)
      : pass('The group does not hold AdministratorAccess.', evidence)
  },
})
