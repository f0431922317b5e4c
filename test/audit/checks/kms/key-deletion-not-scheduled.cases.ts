import { check } from '#lib/audit/checks/kms/key-deletion-not-scheduled.ts'
import { checkCases } from '../../check-cases.ts'

const key = (KeyState: string, more: object = {}) => ({ observed: { KeyManager: 'CUSTOMER', KeyState, DeletionDate: null, ...more } })

export const cases = checkCases(check, [
  ['in use', 'pass', key('Enabled')],
  ['off', 'pass', key('Disabled')],
  ['waiting', 'fail', { ...key('PendingDeletion', { DeletionDate: '2026-12-01T00:00:00.000Z' }), says: /2026-12-01/ }],
  ['a replica waiting', 'fail', key('PendingReplicaDeletion')],
  ['of AWS', 'not-applicable', key('Enabled', { KeyManager: 'AWS' })],
  ['denied', 'unknown', { ...key('Enabled'), unseen: { KeyState: 'denied' } }],
])
