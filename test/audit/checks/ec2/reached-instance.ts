import type { CaseParts } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const group = (id: string, rule: object | undefined) =>
  sample('AWS::EC2::SecurityGroup', {
    arn: `arn:${id}`,
    configuration: { SecurityGroupIngress: rule ? [rule] : [] },
    observed: { GroupId: id },
  })
const routes = (GatewayId: string) =>
  sample('AWS::EC2::RouteTable', {
    arn: 'arn:rtb',
    configuration: {
      VpcId: 'vpc-1',
      Routes: [
        { DestinationCidrBlock: '0.0.0.0/0', GatewayId },
        { DestinationIpv6CidrBlock: '::/0', GatewayId },
      ],
      SubnetIds: [],
      Main: true,
    },
  })

/** An instance in the way of a rule; with what it takes to be reached, unless a part says otherwise. */
export function reached(
  rule: object | undefined,
  parts: { publicIp?: string | null; ipv6?: readonly string[]; gateway?: string } = {},
): CaseParts {
  const { publicIp = '203.0.113.7', ipv6 = [], gateway = 'igw-1' } = parts
  return {
    configuration: { SecurityGroupIds: ['sg-1'], SubnetId: 'subnet-1' },
    observed: { PublicIpAddress: publicIp, PublicIpv6Addresses: ipv6, VpcId: 'vpc-1' },
    related: [group('sg-1', rule), routes(gateway)],
  }
}
