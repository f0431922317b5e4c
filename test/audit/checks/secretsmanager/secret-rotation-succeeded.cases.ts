import { check } from '#lib/audit/checks/secretsmanager/secret-rotation-succeeded.ts'
import { checkCases } from '../../check-cases.ts'

const secret = (observed: object) => ({
  configuration: { RotationRules: { AutomaticallyAfterDays: 30 } },
  observed: { RotationEnabled: true, LastRotatedDate: null, NextRotationDate: null, CreatedDate: null, ...observed },
})

export const cases = checkCases(check, [
  ['in time', 'pass', secret({ LastRotatedDate: '2026-11-01T00:00:00.000Z', NextRotationDate: '2026-12-01T00:00:00.000Z' })],
  [
    'overdue by its date',
    'fail',
    { ...secret({ LastRotatedDate: '2026-09-01T00:00:00.000Z', NextRotationDate: '2026-10-01T00:00:00.000Z' }), says: /due by/ },
  ],
  ['due since this morning', 'pass', secret({ LastRotatedDate: '2026-11-01T00:00:00.000Z', NextRotationDate: '2026-11-22T06:00:00.000Z' })],
  ['overdue by its days', 'fail', { ...secret({ LastRotatedDate: '2026-08-01T00:00:00.000Z' }), says: /30 days/ }],
  ['never, and overdue', 'fail', secret({ CreatedDate: '2026-01-01T00:00:00.000Z' })],
  [
    'never, its first is to come',
    'pass',
    secret({ CreatedDate: '2026-11-20T00:00:00.000Z', NextRotationDate: '2026-12-10T00:00:00.000Z' }),
  ],
  ['never, and nothing says when', 'unknown', { ...secret({}), configuration: { RotationRules: null } }],
  ['not rotated by itself', 'not-applicable', secret({ RotationEnabled: false })],
  ['denied', 'unknown', { unseen: { RotationEnabled: 'denied' } }],
])
