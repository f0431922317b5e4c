import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { holdsAwsPolicy } from '../../iam/policy-checks.ts'

export const check = defineCheck({
  id: 'iam-role-administrator-access-unattached',
  title: 'The role does not hold AWS’s policy AdministratorAccess',
  severity: 'high',
  resource: 'AWS::IAM::Role',
  reads: ['ManagedPolicyArns', 'Path'],
  rationale:
    'Whatever the role trusts, a pipeline, a machine, another account, is then an administrator, and a fault there is a fault of the whole account.',
  remediation: {
    cli: 'Attach what the role needs, then: aws iam detach-role-policy --role-name <NAME> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess. Keep one guarded way in for emergencies as an accepted exception.',
    cdk: "new iam.Role(this, 'Role', { assumedBy, managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('<WHAT_IT_NEEDS>')] }) without AdministratorAccess",
    terraform:
      'resource "aws_iam_role_policy_attachment" "this" { role = aws_iam_role.this.name, policy_arn = aws_iam_policy.<WHAT_IT_NEEDS>.arn }',
  },
  aliases: { prowler: ['iam_role_administratoraccess_policy'], securityHub: [] },
  evaluate({ arn, configuration }) {
    if (configuration.Path?.startsWith('/aws-service-role/') || arn.includes(':role/aws-service-role/'))
      return notApplicable('The role belongs to a service of AWS, which keeps its policies.')
    const evidence = { ManagedPolicyArns: configuration.ManagedPolicyArns }
    return holdsAwsPolicy(configuration.ManagedPolicyArns, 'AdministratorAccess')
      ? fail('The role holds AdministratorAccess.', evidence)
      : pass('The role does not hold AdministratorAccess.', evidence)
  },
})
