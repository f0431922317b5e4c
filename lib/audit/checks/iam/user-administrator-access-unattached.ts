import { defineCheck, fail, pass } from '../../check.ts'
import { holdsAwsPolicy } from '../../iam/policy-checks.ts'

export const check = defineCheck({
  id: 'iam-user-administrator-access-unattached',
  title: 'The user does not hold AWS’s policy AdministratorAccess',
  severity: 'high',
  resource: 'AWS::IAM::User',
  reads: ['ManagedPolicyArns'],
  rationale:
    'A person who is an administrator all day long hands the whole account over with one stolen session. A role that is assumed for the task, with a second factor, is there when it is needed only.',
  remediation: {
    cli: 'Attach what the user needs, then: aws iam detach-user-policy --user-name <NAME> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess. Keep one guarded way in for emergencies as an accepted exception.',
    cdk: "new iam.User(this, 'User', { managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('<WHAT_IT_NEEDS>')] }) without AdministratorAccess",
    terraform:
      'resource "aws_iam_user_policy_attachment" "this" { user = aws_iam_user.this.name, policy_arn = aws_iam_policy.<WHAT_IT_NEEDS>.arn }',
  },
  aliases: { prowler: ['iam_user_administrator_access_policy'], securityHub: [] },
  evaluate({ configuration }) {
    const evidence = { ManagedPolicyArns: configuration.ManagedPolicyArns }
    return holdsAwsPolicy(configuration.ManagedPolicyArns, 'AdministratorAccess')
      ? fail('The user holds AdministratorAccess.', evidence)
      : pass('The user does not hold AdministratorAccess.', evidence)
  },
})
