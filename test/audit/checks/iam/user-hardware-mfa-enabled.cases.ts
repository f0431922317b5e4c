import { check } from '#lib/audit/checks/iam/user-hardware-mfa-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const user = (passwordEnabled: unknown, mfaActive: unknown, ...VirtualMfaDevices: readonly string[]) => ({
  observed: { CredentialReport: { passwordEnabled, mfaActive }, VirtualMfaDevices },
})

export const cases = checkCases(check, [
  ['a key', 'pass', user(true, true)],
  ['an app', 'fail', user(true, true, 'arn:aws:iam::111122223333:mfa/phone')],
  ['nothing', 'fail', user(true, false)],
  ['no password', 'not-applicable', user(false, false)],
  ['password not told', 'unknown', user(null, true)],
  [
    'devices denied',
    'unknown',
    { observed: { CredentialReport: { passwordEnabled: true, mfaActive: true } }, unseen: { VirtualMfaDevices: 'denied' } },
  ],
])
