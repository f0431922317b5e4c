import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

type Observed = {
  readonly CredentialReport?: {
    readonly passwordEnabled: boolean | null
    readonly mfaActive: boolean
    readonly passwordLastUsed: string | null
  }
}

export const check = defineCheck<unknown, Observed>({
  id: 'iam-user-console-mfa-enabled',
  title: 'Every IAM user with a console password has a second factor',
  severity: 'high',
  resource: 'AWS::IAM::User',
  rationale: 'A password that is phished, reused or leaked opens the console with all rights of the user. A second factor stops that.',
  remediation:
    'Have the user register a device under Security credentials, or take the password away: aws iam delete-login-profile --user-name <USER_NAME>. Better still, move people to federated sign-in and delete the user.',
  aliases: { prowler: ['iam_user_mfa_enabled_console_access'], securityHub: ['IAM.5', 'IAM.19'] },
  evaluate({ observed }) {
    const report = observed.CredentialReport
    if (!report || typeof report.mfaActive !== 'boolean')
      return undecided('The snapshot does not hold this user’s row of the credential report.')
    const { passwordEnabled, mfaActive, passwordLastUsed } = report
    const evidence = { passwordEnabled, mfaActive, passwordLastUsed }
    if (passwordEnabled === false) return notApplicable('The user has no console password.', evidence)
    if (passwordEnabled !== true) return undecided('The credential report does not say whether the user has a console password.', evidence)
    return mfaActive
      ? pass('The user has a password and a second factor.', evidence)
      : fail('The user can sign in to the console with a password alone.', evidence)
  },
})
