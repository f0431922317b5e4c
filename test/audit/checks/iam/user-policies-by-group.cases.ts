import { check } from '#lib/audit/checks/iam/user-policies-by-group.ts'
import { checkCases } from '../../check-cases.ts'

const user = (ManagedPolicyArns: readonly string[] | null, Policies: readonly object[] | null) => ({
  configuration: { ManagedPolicyArns, Policies },
})

export const cases = checkCases(check, [
  ['none', 'pass', user([], [])],
  ['none, in a template', 'pass', user(null, null)],
  ['one attached', 'fail', user(['arn:aws:iam::aws:policy/ReadOnlyAccess'], [])],
  ['one inline', 'fail', user([], [{ PolicyName: 'own', PolicyDocument: {} }])],
  ['inline not seen', 'unknown', { configuration: { ManagedPolicyArns: [] }, unseen: { Policies: 'unreadable' } }],
])
