import { check } from '#lib/audit/checks/kms/key-attestation-not-bypassed.ts'
import { checkCases } from '../../check-cases.ts'

const image = 'ab'.repeat(48)
const parent = { AWS: 'arn:aws:iam::111122223333:role/parent' }
const on = (condition: object, operator = 'StringEqualsIgnoreCase') => ({
  Effect: 'Allow',
  Principal: parent,
  Action: ['kms:Decrypt'],
  Resource: '*',
  Condition: { [operator]: condition },
})
const of = (value: unknown) => ({ 'kms:RecipientAttestation:ImageSha384': value })
const root = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }
const admin = { ...root, Action: ['kms:Describe*', 'kms:Put*', 'kms:ScheduleKeyDeletion'] }
const close = { ...on(of(image), 'StringNotEqualsIgnoreCase'), Effect: 'Deny', Principal: '*' }
const key = (...Statement: readonly unknown[]) => ({
  configuration: { KeyPolicy: { Statement } },
  observed: { KeyManager: 'CUSTOMER', KeyState: 'Enabled' },
})
const but = (NotAction: string) => ({ Effect: 'Allow', Principal: parent, NotAction, Resource: '*' })

export const cases = checkCases(check, [
  ['administrators may not decrypt', 'pass', key(admin, on(of(image)))],
  ['the whole account may', 'fail', key(root, on(of(image)))],
  ['the account may, everything unattested is denied', 'pass', key(root, on(of(image)), close)],
  ['a data key without attestation', 'fail', key(on(of(image)), { ...admin, Action: 'kms:GenerateDataKey*' })],
  ['everything but administration', 'fail', key(on(of(image)), but('kms:Put*'))],
  ['a key for anything', 'not-applicable', key(root)],
  ['of AWS', 'not-applicable', { ...key(root), observed: { KeyManager: 'AWS', KeyState: 'Enabled' } }],
  ['off', 'not-applicable', { ...key(on(of(image))), observed: { KeyManager: 'CUSTOMER', KeyState: 'Disabled' } }],
  ['denied', 'unknown', { ...key(root), unseen: { KeyPolicy: 'denied' } }],
])
