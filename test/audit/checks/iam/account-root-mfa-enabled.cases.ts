import { check } from '#lib/audit/checks/iam/account-root-mfa-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['a second factor', 'pass', { observed: { Summary: { AccountMFAEnabled: 1 } } }],
  ['none', 'fail', { observed: { Summary: { AccountMFAEnabled: 0 } } }],
  [
    'none, and a password',
    'fail',
    { observed: { Summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 1, AccountAccessKeysPresent: 0 } } },
  ],
  [
    'root credentials removed',
    'not-applicable',
    { observed: { Summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 0 } } },
  ],
  [
    'no password but a key',
    'fail',
    { observed: { Summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 0, AccountAccessKeysPresent: 1 } } },
  ],
  ['no password told, keys not told', 'fail', { observed: { Summary: { AccountMFAEnabled: 0, AccountPasswordPresent: 0 } } }],
  ['a summary without the figure', 'unknown', { observed: { Summary: {} } }],
  ['a summary that was denied', 'unknown', { unseen: { Summary: 'iam:GetAccountSummary denied' } }],
])
