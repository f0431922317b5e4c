import { check } from '#lib/audit/checks/kms/key-single-region.ts'
import { checkCases } from '../../check-cases.ts'

const key = (MultiRegion: boolean, more: object = {}) => ({
  configuration: { MultiRegion },
  observed: { KeyManager: 'CUSTOMER', KeyState: 'Enabled', ...more },
})

export const cases = checkCases(check, [
  ['one', 'pass', key(false)],
  ['several', 'fail', key(true)],
  ['several, off', 'not-applicable', key(true, { KeyState: 'Disabled' })],
  ['of AWS', 'not-applicable', key(true, { KeyManager: 'AWS' })],
  ['denied', 'unknown', { ...key(false), unseen: { MultiRegion: 'denied' } }],
])
