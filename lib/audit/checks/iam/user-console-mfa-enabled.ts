import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'iam-user-console-mfa-enabled',
  title: 'Every IAM user with a console password has a second factor',
  severity: 'high',
  resource: 'AWS::IAM::User',
  reads: ['CredentialReport'],
  rationale: 'A password that is phished, reused or leaked opens the console with all rights of the user. A second factor stops that.',
  remediation: {
    cli: 'Have the user register a device under Security credentials, or take the password away: aws iam delete-login-profile --user-name <USER_NAME>. Better still, move people to federated sign-in and delete the user.',
    cdk: "new iam.PolicyStatement({ effect: iam.Effect.DENY, notActions: ['iam:EnableMFADevice', 'iam:CreateVirtualMFADevice', 'iam:ListMFADevices', 'sts:GetSessionToken'], resources: ['*'], conditions: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }) on the group of such users",
    terraform:
      'statement { effect = "Deny", not_actions = ["iam:EnableMFADevice", "iam:CreateVirtualMFADevice", "iam:ListMFADevices", "sts:GetSessionToken"], resources = ["*"], condition { test = "BoolIfExists", variable = "aws:MultiFactorAuthPresent", values = ["false"] } }',
  },
  aliases: { prowler: ['iam_user_mfa_enabled_console_access'], securityHub: ['IAM.5', 'IAM.19'] },
  evaluate({ observed }) {
    const { passwordEnabled, mfaActive, passwordLastUsed } = observed.CredentialReport
    const evidence = { passwordEnabled, mfaActive, passwordLastUsed }
    if (passwordEnabled === false) return notApplicable('The user has no console password.', evidence)
    if (passwordEnabled !== true || typeof mfaActive !== 'boolean')
      return undecided('The credential report does not say whether the user has a console password and a second factor.', evidence)
    return mfaActive
      ? pass('The user has a password and a second factor.', evidence)
      : fail('The user can sign in to the console with a password alone.', evidence)
  },
})
