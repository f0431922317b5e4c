import { check } from '#lib/audit/checks/iam/account-root-hardware-mfa-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const root = (Summary: object, RootVirtualMfaDevices: readonly string[] = []) => ({ observed: { Summary, RootVirtualMfaDevices } })
const on = { AccountMFAEnabled: 1 }

export const cases = checkCases(check, [
  ['a key', 'pass', root(on)],
  ['an app', 'fail', root(on, ['arn:aws:iam::111122223333:mfa/root-account-mfa-device'])],
  ['nothing', 'fail', root({ AccountMFAEnabled: 0 })],
  [
    'nothing, and nobody can sign in',
    'not-applicable',
    root({ AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 }),
  ],
  ['a summary that does not say', 'unknown', root({})],
  ['devices denied', 'unknown', { observed: { Summary: on }, unseen: { RootVirtualMfaDevices: 'iam:ListVirtualMFADevices denied' } }],
])
