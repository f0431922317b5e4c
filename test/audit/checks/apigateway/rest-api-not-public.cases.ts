import { check } from '#lib/audit/checks/apigateway/rest-api-not-public.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (Types: readonly string[] | null, Policy: unknown = null): CaseParts => ({
  configuration: { EndpointConfiguration: Types && { Types }, Policy },
})
const open = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }
const office = { Statement: [{ ...open, Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } }] }

export const cases = checkCases(check, [
  ['private', 'pass', of(['PRIVATE'])],
  ['regional, for the office', 'pass', of(['REGIONAL'], office)],
  ['regional, for the office, as text', 'pass', of(['REGIONAL'], JSON.stringify(office))],
  ['regional', 'fail', of(['REGIONAL'])],
  ['at the edge', 'fail', of(['EDGE'])],
  ['not set in a template', 'fail', of(null)],
  ['regional, for everybody by policy', 'fail', of(['REGIONAL'], { Statement: open })],
  ['a policy that cannot be read', 'unknown', of(['REGIONAL'], { Statement: 'x' })],
])
