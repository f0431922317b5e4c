import { check } from '#lib/audit/checks/iam/user-console-mfa-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const report = (passwordEnabled: unknown, mfaActive: unknown): Partial<Resource> => ({
  observed: { CredentialReport: { passwordEnabled, mfaActive, passwordLastUsed: null, accessKeys: [] } },
})

export const cases = checkCases(check, [
  ['password and second factor', 'pass', report(true, true)],
  ['password alone', 'fail', report(true, false)],
  ['no password', 'not-applicable', report(false, false)],
  ['password not told', 'unknown', report(null, true)],
  ['second factor as text', 'unknown', report(true, 'true')],
  ['no row recorded', 'unknown', { observed: {} }],
  ['a user newer than the report', 'unknown', { observed: {}, unseen: { CredentialReport: 'the credential report has no row of ann' } }],
])
