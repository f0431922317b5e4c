import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'iam-user-hardware-mfa-enabled',
  title: 'IAM users with a console password have a device of its own as second factor, not an app',
  severity: 'medium',
  resource: 'AWS::IAM::User',
  reads: ['CredentialReport', 'VirtualMfaDevices'],
  rationale: 'Codes of an app can be asked for on a forged page and passed on at once. A security key answers to the real page only.',
  remediation: {
    cli: 'Have the user register a security key under Security credentials, then remove the app: aws iam deactivate-mfa-device --user-name <USER_NAME> --serial-number <SERIAL_NUMBER>; aws iam delete-virtual-mfa-device --serial-number <SERIAL_NUMBER>',
    cdk: "new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ['iam:CreateVirtualMFADevice'], resources: ['*'] }) on the group of such users",
    terraform: 'statement { effect = "Deny", actions = ["iam:CreateVirtualMFADevice"], resources = ["*"] }',
  },
  aliases: { prowler: ['iam_user_hardware_mfa_enabled'], securityHub: [] },
  evaluate({ observed }) {
    const { passwordEnabled, mfaActive } = observed.CredentialReport
    const evidence = { passwordEnabled, mfaActive }
    if (passwordEnabled === false) return notApplicable('The user has no console password.', evidence)
    if (passwordEnabled !== true || typeof mfaActive !== 'boolean')
      return undecided('The credential report does not say whether the user has a console password and a second factor.', evidence)
    if (!mfaActive) return fail('The user has no second factor at all.', evidence)
    const virtual = observed.VirtualMfaDevices
    return virtual.length === 0
      ? pass('The user has a second factor, and none that is an app.', { ...evidence, virtual })
      : fail('The user signs in with an app as second factor.', { ...evidence, virtual })
  },
})
