import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { holdsAwsPolicy } from '../../iam/policy-checks.ts'

export const check = defineCheck({
  id: 'iam-group-administrators-mfa-enabled',
  title: 'Every member of a group of administrators has a second factor',
  severity: 'high',
  resource: 'AWS::IAM::Group',
  reads: ['GroupName', 'ManagedPolicyArns'],
  also: { 'AWS::IAM::User': ['Groups', 'CredentialReport'] },
  rationale:
    'The password or key of one administrator is worth the whole account. Without a second factor, stealing it is all that it takes.',
  remediation: {
    cli: 'Have the members register a device, or take them out of the group: aws iam remove-user-from-group --group-name <GROUP_NAME> --user-name <USER_NAME>',
    cdk: "new iam.PolicyStatement({ effect: iam.Effect.DENY, notActions: ['iam:EnableMFADevice', 'iam:ListMFADevices', 'sts:GetSessionToken'], resources: ['*'], conditions: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }) on the group",
    terraform:
      'statement { effect = "Deny", not_actions = ["iam:EnableMFADevice", "iam:ListMFADevices", "sts:GetSessionToken"], resources = ["*"], condition { test = "BoolIfExists", variable = "aws:MultiFactorAuthPresent", values = ["false"] } }',
  },
  aliases: { prowler: ['iam_administrator_access_with_mfa'], securityHub: [] },
  evaluate({ configuration }, { related }) {
    const { GroupName: name, ManagedPolicyArns: arns } = configuration
    if (!holdsAwsPolicy(arns, 'AdministratorAccess'))
      return notApplicable('The group does not hold AdministratorAccess.', { ManagedPolicyArns: arns })
    if (!name) return undecided('The group has no name.')
    const bare = related.find(
      'AWS::IAM::User',
      ({ configuration: { Groups: groups }, observed }) => groups?.includes(name) === true && !observed.CredentialReport.mfaActive,
    )
    if (bare) return fail(`${bare.arn} is an administrator through the group and has no second factor.`, { user: bare.arn })
    const members = related.allBy('AWS::IAM::User', 'Groups', name)
    return members.length === 0
      ? notApplicable('The group has no members.', { members: 0 })
      : pass(`All ${members.length} members have a second factor.`, { members: members.length })
  },
})
