import { check } from '#lib/audit/checks/iam/account-root-access-key-absent.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['no key', 'pass', { observed: { Summary: { AccountAccessKeysPresent: 0 } } }],
  ['a key', 'fail', { observed: { Summary: { AccountAccessKeysPresent: 1 } } }],
  ['a summary that does not say', 'unknown', { observed: { Summary: { AccountMFAEnabled: 1 } } }],
  ['a number written as text', 'unknown', { observed: { Summary: { AccountAccessKeysPresent: '0' } } }],
  ['a summary that was denied', 'unknown', { observed: {}, unseen: { Summary: 'iam:GetAccountSummary denied' } }],
  [
    'only the credential report unseen',
    'pass',
    { observed: { Summary: { AccountAccessKeysPresent: 0 } }, unseen: { RootCredentialReport: 'no row' } },
  ],
])
