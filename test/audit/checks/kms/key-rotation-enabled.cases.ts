import { check } from '#lib/audit/checks/kms/key-rotation-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const key = (configuration: object, observed: object = {}): Partial<Resource> => ({
  configuration: { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS', ...configuration },
  observed: { KeyManager: 'CUSTOMER', KeyState: 'Enabled', ...observed },
})
const notAsked = { EnableKeyRotation: 'not asked' }

export const cases = checkCases(check, [
  ['rotated', 'pass', key({ EnableKeyRotation: true })],
  ['not rotated', 'fail', key({ EnableKeyRotation: false })],
  ['a key of AWS', 'not-applicable', { ...key({}, { KeyManager: 'AWS' }), unseen: notAsked }],
  ['an asymmetric key', 'not-applicable', { ...key({ KeySpec: 'RSA_2048' }), unseen: notAsked }],
  ['imported material', 'not-applicable', { ...key({ Origin: 'EXTERNAL' }), unseen: notAsked }],
  ['waiting for deletion', 'not-applicable', { ...key({}, { KeyState: 'PendingDeletion' }), unseen: notAsked }],
  ['switched off', 'not-applicable', key({ EnableKeyRotation: false }, { KeyState: 'Disabled' })],
  ['rotation as text', 'unknown', key({ EnableKeyRotation: 'true' })],
  ['rotation denied', 'unknown', { ...key({}), unseen: { EnableKeyRotation: 'kms:GetKeyRotationStatus denied' } }],
  ['everything denied', 'unknown', { unseen: { KeyManager: 'denied', KeySpec: 'denied', EnableKeyRotation: 'denied' } }],
])
