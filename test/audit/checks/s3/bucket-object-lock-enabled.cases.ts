import { check } from '#lib/audit/checks/s3/bucket-object-lock-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (ObjectLockConfiguration: unknown) => ({ configuration: { ObjectLockConfiguration } })

export const cases = checkCases(check, [
  [
    'on with a time',
    'pass',
    { ...bucket({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } } }), says: /COMPLIANCE/ },
  ],
  ['on without', 'pass', bucket({ ObjectLockEnabled: 'Enabled' })],
  ['off', 'fail', bucket(null)],
  ['an empty setting', 'fail', bucket({})],
  ['denied', 'unknown', { unseen: { ObjectLockConfiguration: 'denied' } }],
])
