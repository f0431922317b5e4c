import { check } from '#lib/audit/checks/ec2/vpc-subnets-separated.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const vpc = { observed: { VpcId: 'vpc-1' } }
const subnet = (SubnetId: string) =>
  sample('AWS::EC2::Subnet', { arn: `arn:${SubnetId}`, configuration: { VpcId: 'vpc-1' }, observed: { SubnetId } })
const table = (GatewayId: string, SubnetIds: readonly string[], Main = false) =>
  sample('AWS::EC2::RouteTable', {
    arn: `arn:${GatewayId}${Main}`,
    configuration: { VpcId: 'vpc-1', Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId }], SubnetIds, Main },
  })

export const cases = checkCases(check, [
  ['both kinds', 'pass', { ...vpc, related: [subnet('a'), subnet('b'), table('igw-1', ['a']), table('local', [], true)] }],
  ['all public', 'fail', { ...vpc, related: [subnet('a'), subnet('b'), table('igw-1', [], true)] }],
  ['all private', 'pass', { ...vpc, related: [subnet('a'), table('local', [], true)] }],
  ['no subnets', 'not-applicable', vpc],
])
