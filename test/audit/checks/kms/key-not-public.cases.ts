import { check } from '#lib/audit/checks/kms/key-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }
const root = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }
const key = (Statement: unknown, KeyManager = 'CUSTOMER') => ({ configuration: { KeyPolicy: { Statement } }, observed: { KeyManager } })

export const cases = checkCases(check, [
  ['the account', 'pass', key(root)],
  ['everybody', 'fail', key([root, open])],
  ['everybody of one account', 'pass', key({ ...open, Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } })],
  [
    'everybody through one service',
    'fail',
    key({ ...open, Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } } }),
  ],
  ['a key of AWS', 'not-applicable', { ...key(open, 'AWS') }],
  ['a key of AWS, its policy not asked', 'not-applicable', { observed: { KeyManager: 'AWS' }, unseen: { KeyPolicy: 'not asked' } }],
  ['denied', 'unknown', { ...key(root), unseen: { KeyPolicy: 'denied' } }],
])
