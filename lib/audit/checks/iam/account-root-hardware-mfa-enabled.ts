import { defineCheck, fail, notApplicable, pass, undecided } from '../../check.ts'
import { isWithoutCredentials, rootMfaRemediation } from '../../iam/root-user.ts'

export const check = defineCheck({
  id: 'iam-account-root-hardware-mfa-enabled',
  title: 'The second factor of the root user is a device of its own, not an app',
  severity: 'high',
  resource: 'AWS::::Account',
  reads: ['Summary', 'RootVirtualMfaDevices'],
  rationale:
    'The seed of an app can be copied from a phone, its backup or a screenshot, and nobody notices. A security key cannot be copied, and does not answer to a forged page.',
  remediation: rootMfaRemediation,
  aliases: { prowler: ['iam_root_hardware_mfa_enabled'], securityHub: ['IAM.6'] },
  evaluate({ observed }) {
    const { Summary: summary } = observed
    const mfa = summary['AccountMFAEnabled']
    if (typeof mfa !== 'number') return undecided('The account summary does not say whether the root user has a second factor.')
    if (mfa !== 1 && isWithoutCredentials(summary))
      return notApplicable('The root user has neither a password nor a key, so nobody can sign in as it.', { AccountMFAEnabled: mfa })
    if (mfa !== 1) return fail('The root user has no second factor at all.', { AccountMFAEnabled: mfa })
    const virtual = observed.RootVirtualMfaDevices
    return virtual.length === 0
      ? pass('The root user has a second factor, and none that is an app.', { virtual })
      : fail('The root user signs in with an app as second factor.', { virtual })
  },
})
