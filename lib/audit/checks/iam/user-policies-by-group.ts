import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'iam-user-policies-by-group',
  title: 'IAM users get their rights from groups, not from policies of their own',
  severity: 'low',
  resource: 'AWS::IAM::User',
  reads: ['ManagedPolicyArns', 'Policies'],
  rationale:
    'Rights that hang on single users are forgotten when their work changes. In a group all who do the same work can do the same, and a review reads few groups instead of many users.',
  remediation: {
    cli: 'Put the user into a group that holds the policy, then: aws iam add-user-to-group --group-name <GROUP_NAME> --user-name <USER_NAME>; aws iam detach-user-policy --user-name <USER_NAME> --policy-arn <POLICY_ARN>; aws iam delete-user-policy --user-name <USER_NAME> --policy-name <POLICY_NAME>',
    cdk: "new iam.Group(this, 'Team', { managedPolicies: [policy] }).addUser(user) in place of user.addManagedPolicy(policy)",
    terraform:
      'resource "aws_iam_group_policy_attachment" "this" { group = aws_iam_group.this.name, policy_arn = <POLICY_ARN> } in place of aws_iam_user_policy_attachment',
  },
  aliases: { prowler: ['iam_policy_attached_only_to_group_or_roles'], securityHub: ['IAM.2'] },
  evaluate({ configuration }) {
    const attached = configuration.ManagedPolicyArns ?? []
    const inline = (configuration.Policies ?? []).map(({ PolicyName: name }) => name ?? '')
    const evidence = { attached: attached.slice(0, 20), inline: inline.slice(0, 20) }
    return attached.length + inline.length === 0
      ? pass('The user has no policy of its own.', evidence)
      : fail(`The user has policies of its own: ${attached.length} attached, ${inline.length} inline.`, evidence)
  },
})
