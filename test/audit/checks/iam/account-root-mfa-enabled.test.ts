import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/iam/account-root-mfa-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const cases: readonly [string, string, Partial<Resource>][] = [
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
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
