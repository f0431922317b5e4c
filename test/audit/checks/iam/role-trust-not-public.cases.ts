import { check } from '#lib/audit/checks/iam/role-trust-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const trust = (...statements: readonly object[]) => ({
  Statement: statements.map((one) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...one })),
})
const role = (AssumeRolePolicyDocument: unknown) => ({ configuration: { AssumeRolePolicyDocument } })

export const cases = checkCases(check, [
  ['everybody', 'fail', role(trust({ Principal: { AWS: '*' } }))],
  ['everybody who knows the external id', 'fail', role(trust({ Principal: '*', Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }))],
  ['everybody but one', 'fail', role(trust({ NotPrincipal: { AWS: '444455556666' } }))],
  [
    'everybody of the organisation',
    'pass',
    role(trust({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } } })),
  ],
  ['another account', 'pass', role(trust({ Principal: { AWS: '444455556666' } }))],
  ['a service', 'pass', role(trust({ Principal: { Service: 'ec2.amazonaws.com' } }))],
  ['no document', 'unknown', role(null)],
])
