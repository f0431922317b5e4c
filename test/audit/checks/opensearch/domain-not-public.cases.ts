import { check } from '#lib/audit/checks/opensearch/domain-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (Principal: unknown, Condition?: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal, Action: 'es:*', Resource: '*', ...(Condition ? { Condition } : {}) }],
})
const domain = (AccessPolicies: unknown, VPCOptions: unknown = null) => ({ configuration: { AccessPolicies, VPCOptions } })

export const cases = checkCases(check, [
  ['in a VPC, whatever its policy', 'pass', domain(policy('*'), { SubnetIds: ['subnet-1'] })],
  ['one account', 'pass', domain(policy({ AWS: 'arn:aws:iam::111122223333:root' }))],
  ['everybody', 'fail', domain(policy({ AWS: '*' }))],
  ['everybody from an office', 'pass', domain(policy('*', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } }))],
  ['everybody from anywhere', 'fail', domain(policy('*', { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } }))],
  ['no policy', 'pass', domain(null)],
])
