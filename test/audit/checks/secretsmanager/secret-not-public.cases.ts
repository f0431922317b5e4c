import { check } from '#lib/audit/checks/secretsmanager/secret-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' }
const secret = (Statement: unknown) => ({ configuration: { ResourcePolicy: Statement === null ? null : { Statement } } })

export const cases = checkCases(check, [
  ['none', 'pass', secret(null)],
  ['everybody', 'fail', secret(open)],
  ['everybody of the organisation', 'pass', secret({ ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } } })],
  ['everybody but one', 'fail', secret({ ...open, Principal: undefined, NotPrincipal: { AWS: '444455556666' } })],
  ['another account', 'pass', secret({ ...open, Principal: { AWS: '444455556666' } })],
  ['denied', 'unknown', { unseen: { ResourcePolicy: 'denied' } }],
])
