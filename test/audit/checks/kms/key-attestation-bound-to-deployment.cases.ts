import { check } from '#lib/audit/checks/kms/key-attestation-bound-to-deployment.ts'
import { checkCases } from '../../check-cases.ts'

const image = 'ab'.repeat(48)
const other = 'cd'.repeat(48)
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
const key = (...Statement: readonly unknown[]) => ({
  configuration: { KeyPolicy: { Statement } },
  observed: { KeyManager: 'CUSTOMER', KeyState: 'Enabled' },
})

export const cases = checkCases(check, [
  ['the image alone', 'fail', key(on(of(image)))],
  ['with the parent’s role', 'pass', key(on({ ...of(image), 'kms:RecipientAttestation:PCR3': other }))],
  ['with the signer', 'pass', key(on({ 'kms:RecipientAttestation:PCR8': other }))],
  ['one of two', 'fail', key(on(of(image)), on({ ...of(image), 'kms:RecipientAttestation:PCR4': other }))],
  ['another register', 'fail', key(on({ 'kms:RecipientAttestation:PCR1': other }))],
  ['a key for anything', 'not-applicable', key(root)],
  ['of AWS', 'not-applicable', { ...key(root), observed: { KeyManager: 'AWS', KeyState: 'Enabled' } }],
  ['off', 'not-applicable', { ...key(on(of(image))), observed: { KeyManager: 'CUSTOMER', KeyState: 'Disabled' } }],
  ['denied', 'unknown', { ...key(root), unseen: { KeyPolicy: 'denied' } }],
])
