import { check } from '#lib/audit/checks/ec2/vpc-endpoint-trusted.ts'
import { checkCases } from '../../check-cases.ts'
import { account } from '../../sample-resource.ts'

const endpoint = (PolicyDocument: unknown, VpcEndpointType = 'Interface') => ({ configuration: { PolicyDocument, VpcEndpointType } })
const policy = (Principal: unknown, Condition?: object) => ({
  Statement: [{ Effect: 'Allow', Principal, Action: '*', Resource: '*', ...(Condition ? { Condition } : {}) }],
})

export const cases = checkCases(check, [
  ['as AWS makes it', 'fail', endpoint(policy('*'))],
  ['no policy', 'fail', endpoint(null)],
  ['the own account', 'pass', endpoint(policy({ AWS: `arn:aws:iam::${account}:root` }))],
  ['the own organisation', 'pass', endpoint(policy('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } }))],
  ['another account', 'fail', endpoint(policy({ AWS: '444455556666' }))],
  ['a gateway load balancer', 'not-applicable', endpoint(null, 'GatewayLoadBalancer')],
])
