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
const acl = (Entries: readonly object[]) =>
  sample('AWS::EC2::NetworkAcl', { arn: 'arn:acl', configuration: { Entries, SubnetIds: ['subnet-1'] } })
/** The entry of the ACL that AWS makes. */
const everything = { RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', Egress: false, CidrBlock: '0.0.0.0/0', Ipv6CidrBlock: '::/0' }

/** An instance in the way of a rule; with what it takes to be reached, unless a part says otherwise. */
export function reached(
  rule: object | undefined,
  parts: {
    publicIp?: string | null
    ipv6?: readonly string[]
    gateway?: string
    groups?: readonly string[]
    entries?: readonly object[]
  } = {},
): CaseParts {
  const { publicIp = '203.0.113.7', ipv6 = [], gateway = 'igw-1', groups = ['sg-1'], entries = [everything] } = parts
  return {
    configuration: { SecurityGroupIds: groups, SubnetId: 'subnet-1' },
    observed: { PublicIpAddress: publicIp, PublicIpv6Addresses: ipv6, VpcId: 'vpc-1', InterfaceSubnetIds: ['subnet-1'] },
    related: [group('sg-1', rule), routes(gateway), acl(entries)],
  }
}
