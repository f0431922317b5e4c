import { check } from '#lib/audit/checks/eks/cluster-endpoint-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const endpoint = (EndpointPublicAccess: boolean, ...PublicAccessCidrs: readonly string[]) => ({
  configuration: { ResourcesVpcConfig: { EndpointPublicAccess, EndpointPrivateAccess: true, PublicAccessCidrs } },
})

export const cases = checkCases(check, [
  ['private', 'pass', endpoint(false)],
  ['private, with what was open before', 'pass', endpoint(false, '0.0.0.0/0')],
  ['everywhere', 'fail', endpoint(true, '0.0.0.0/0')],
  ['everywhere, nothing said', 'fail', endpoint(true)],
  ['everywhere in IPv6', 'fail', endpoint(true, '203.0.113.0/24', '::/0')],
  ['everywhere in halves', 'fail', endpoint(true, '0.0.0.0/1', '128.0.0.0/1')],
  ['known networks', 'pass', endpoint(true, '203.0.113.0/24', '2001:db8::/32')],
  ['a template that says nothing', 'fail', { configuration: { ResourcesVpcConfig: { SubnetIds: ['subnet-1'] } } }],
  ['denied', 'unknown', { unseen: { ResourcesVpcConfig: 'eks:DescribeCluster denied' } }],
])
