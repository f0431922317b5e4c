import { check } from '#lib/audit/checks/s3/bucket-not-cross-account.ts'
import { checkCases } from '../../check-cases.ts'

const allow = { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 's3:GetObject', Resource: '*' }
const bucket = (Statement: unknown) => ({ configuration: { Policy: Statement === null ? null : { Statement } } })

export const cases = checkCases(check, [
  ['no policy', 'pass', bucket(null)],
  ['its own account', 'pass', bucket({ ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } })],
  ['another account', 'fail', { ...bucket(allow), says: /444455556666/ }],
  ['another role', 'fail', bucket({ ...allow, Principal: { AWS: ['arn:aws:iam::444455556666:role/x'] } })],
  ['everybody', 'fail', bucket({ ...allow, Principal: '*' })],
  [
    'everybody of the own account',
    'pass',
    bucket({ ...allow, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } }),
  ],
  [
    'everybody of another account',
    'fail',
    bucket({ ...allow, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } } }),
  ],
  ['a service', 'pass', bucket({ ...allow, Principal: { Service: 'delivery.logs.amazonaws.com' } })],
  ['denied to another', 'pass', bucket({ ...allow, Effect: 'Deny' })],
  ['refused', 'unknown', { unseen: { Policy: 'denied' } }],
])
