import { check } from '#lib/audit/checks/ecr/repository-lifecycle-set.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['a policy', 'pass', { configuration: { LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' } } }],
  ['none', 'fail', { configuration: { LifecyclePolicy: null } }],
  ['an empty one', 'fail', { configuration: { LifecyclePolicy: {} } }],
  ['denied', 'unknown', { unseen: { LifecyclePolicy: 'ecr:GetLifecyclePolicy denied' } }],
])
