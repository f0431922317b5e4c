import { check } from '#lib/audit/checks/kms/key-attestation-enforced.ts'
import { checkCases } from '../../check-cases.ts'

const image = 'ab'.repeat(48)
const zeros = '0'.repeat(96)
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

export const cases = checkCases(check, [
  ['one image', 'pass', key(admin, on(of(image)))],
  ['a debug enclave', 'fail', key(admin, on(of(zeros)))],
  ['any image', 'fail', key(on(of('*'), 'StringLike'))],
  ['only if it attests', 'fail', key(on(of(image), 'StringEqualsIgnoreCaseIfExists'))],
  ['one image or a debug enclave', 'fail', key(on(of([image, zeros])))],
  ['everything else denied', 'pass', key(root, close)],
  ['a weak one, everything else denied', 'pass', key(on(of('*'), 'StringLike'), close)],
  ['denied alone, to one role', 'fail', key(root, { ...close, Principal: parent })],
  ['a key for anything', 'not-applicable', key(root)],
  ['of AWS', 'not-applicable', { ...key(root), observed: { KeyManager: 'AWS', KeyState: 'Enabled' } }],
  ['off', 'not-applicable', { ...key(on(of(image))), observed: { KeyManager: 'CUSTOMER', KeyState: 'Disabled' } }],
  ['denied', 'unknown', { ...key(root), unseen: { KeyPolicy: 'denied' } }],
])
