import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { isWithoutCredentials, rootMfaRemediation } from '../../iam/root-user.ts'

export const check = defineCheck({
  id: 'iam-account-root-mfa-enabled',
  title: 'The root user signs in with a second factor',
  severity: 'critical',
  resource: 'AWS::::Account',
  reads: ['Summary'],
  rationale:
    'The root user can close the account, change how it is paid and remove every other safeguard. With a password alone, one phished or reused password is enough.',
  remediation: rootMfaRemediation,
  aliases: { prowler: ['iam_root_mfa_enabled'], securityHub: ['IAM.9'] },
  evaluate({ observed: { Summary: summary } }) {
    const mfa = summary['AccountMFAEnabled']
    if (typeof mfa !== 'number') return undecided('The account summary does not say whether the root user has a second factor.')
    const evidence = { AccountMFAEnabled: mfa, AccountPasswordPresent: summary['AccountPasswordPresent'] ?? null }
    if (mfa === 1) return pass('The root user has a second factor.', evidence)
    if (isWithoutCredentials(summary))
      return notApplicable('The root user has neither a password nor a key, so nobody can sign in as it.', evidence)
    return fail('The root user can sign in without a second factor.', evidence)
  },
})
