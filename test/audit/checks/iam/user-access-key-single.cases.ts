import { check } from '#lib/audit/checks/iam/user-access-key-single.ts'
import { checkCases } from '../../check-cases.ts'

const keys = (...active: readonly boolean[]) => ({
  observed: { CredentialReport: { accessKeys: active.map((one) => ({ active: one, lastRotated: null, lastUsed: null })) } },
})

export const cases = checkCases(check, [
  ['none', 'pass', keys(false, false)],
  ['one', 'pass', keys(true, false)],
  ['two', 'fail', keys(true, true)],
  ['denied', 'unknown', { unseen: { CredentialReport: 'denied' } }],
])
