import { check } from '#lib/audit/checks/iam/role-read-only-access-not-cross-account.ts'
import { checkCases } from '../../check-cases.ts'

const trust = (...statements: readonly object[]) => ({
  Statement: statements.map((one) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...one })),
})
const readOnly = ['arn:aws:iam::aws:policy/ReadOnlyAccess']
const role = (ManagedPolicyArns: readonly string[], AssumeRolePolicyDocument: unknown) => ({
  configuration: { ManagedPolicyArns, AssumeRolePolicyDocument },
})
const other = { AWS: 'arn:aws:iam::444455556666:root' }

export const cases = checkCases(check, [
  ['another account', 'fail', role(readOnly, trust({ Principal: other }))],
  [
    'another account with an external id',
    'fail',
    role(readOnly, trust({ Principal: other, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } })),
  ],
  ['everybody', 'fail', role(readOnly, trust({ Principal: '*' }))],
  ['the own account', 'pass', role(readOnly, trust({ Principal: { AWS: '111122223333' } }))],
  ['a service', 'pass', role(readOnly, trust({ Principal: { Service: 'ec2.amazonaws.com' } }))],
  [
    'everybody of the own account',
    'pass',
    role(readOnly, trust({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } })),
  ],
  ['another policy', 'not-applicable', role(['arn:aws:iam::aws:policy/SecurityAudit'], trust({ Principal: other }))],
  ['no document', 'unknown', role(readOnly, 'text')],
])
