import { check } from '#lib/audit/checks/ec2/peering-routes-reviewed.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const peering = (Status = 'active') => ({
  observed: { VpcPeeringConnectionId: 'pcx-1', Status, RequesterCidrs: ['10.0.0.0/16'], AccepterCidrs: ['10.1.0.0/16'] },
})
const table = (DestinationCidrBlock: string) =>
  sample('AWS::EC2::RouteTable', { arn: 'arn:rtb', configuration: { Routes: [{ DestinationCidrBlock, VpcPeeringConnectionId: 'pcx-1' }] } })

export const cases = checkCases(check, [
  ['a whole network', 'manual', { ...peering(), related: [table('10.1.0.0/16')], says: /1 of 1 routes lead to a whole network/ }],
  ['a subnet', 'manual', { ...peering(), related: [table('10.1.4.0/24')], says: /none to a whole network/ }],
  ['deleted', 'not-applicable', peering('deleted')],
  ['routes that were not seen', 'unknown', { ...peering(), unlisted: ['AWS::EC2::RouteTable'] }],
])
