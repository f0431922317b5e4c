import { check } from '#lib/audit/checks/kms/key-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const key = (KeyState: string, more: object = {}) => ({ observed: { KeyManager: 'CUSTOMER', KeyState, DeletionDate: null, ...more } })

export const cases = checkCases(check, [
  ['in use', 'pass', key('Enabled')],
  ['off', 'fail', key('Disabled')],
  ['on its way out', 'pass', key('PendingDeletion')],
  ['without material', 'fail', key('PendingImport')],
  ['of AWS', 'not-applicable', key('Disabled', { KeyManager: 'AWS' })],
  ['denied', 'unknown', { ...key('Enabled'), unseen: { KeyState: 'denied' } }],
])
