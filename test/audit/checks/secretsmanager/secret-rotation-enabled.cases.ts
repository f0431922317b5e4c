import { check } from '#lib/audit/checks/secretsmanager/secret-rotation-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['on', 'pass', { configuration: { RotationRules: { AutomaticallyAfterDays: 30 } }, observed: { RotationEnabled: true } }],
  ['off', 'fail', { configuration: { RotationRules: null }, observed: { RotationEnabled: false } }],
  [
    'off, with rules of before',
    'fail',
    { configuration: { RotationRules: { AutomaticallyAfterDays: 30 } }, observed: { RotationEnabled: false } },
  ],
  ['denied', 'unknown', { unseen: { RotationEnabled: 'denied' } }],
])
