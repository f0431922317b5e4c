import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'

type Observed = {
  readonly Summary?: {
    readonly AccountMFAEnabled?: number
    /** Only where AWS tells it: 0 when the organisation removed the root user's credentials. */
    readonly AccountPasswordPresent?: number
    readonly AccountAccessKeysPresent?: number
  }
}

export const check = defineCheck<unknown, Observed>({
  id: 'iam-account-root-mfa-enabled',
  title: 'The root user signs in with a second factor',
  severity: 'critical',
  resource: 'AWS::::Account',
  rationale:
    'The root user can close the account, change how it is paid and remove every other safeguard. With a password alone, one phished or reused password is enough.',
  remediation:
    'Sign in as the root user and register a device under Security credentials > Multi-factor authentication. In an organisation, consider removing the root credentials of member accounts altogether: aws iam enable-organizations-root-credentials-management',
  aliases: { prowler: ['iam_root_mfa_enabled'], securityHub: [] },
  evaluate({ observed }) {
    const { AccountMFAEnabled: mfa, AccountPasswordPresent: password, AccountAccessKeysPresent: keys } = observed.Summary ?? {}
    if (typeof mfa !== 'number') return undecided('The account summary does not say whether the root user has a second factor.')
    const evidence = { AccountMFAEnabled: mfa, AccountPasswordPresent: password ?? null }
    if (mfa === 1) return pass('The root user has a second factor.', evidence)
    if (password === 0 && keys === 0)
      return notApplicable('The root user has neither a password nor a key, so nobody can sign in as it.', evidence)
    return fail('The root user can sign in without a second factor.', evidence)
  },
})
