import { check } from '#lib/audit/checks/elbv2/load-balancer-not-internet-facing.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const group = (rule: object): Resource =>
  sample('AWS::EC2::SecurityGroup', { arn: 'arn:sg', configuration: { SecurityGroupIngress: [rule] }, observed: { GroupId: 'sg-1' } })
const facing = (SecurityGroups: readonly string[], ...related: readonly Resource[]): CaseParts => ({
  configuration: { Type: 'application', Scheme: 'internet-facing', SecurityGroups },
  related,
})

export const cases = checkCases(check, [
  ['internal', 'pass', { configuration: { Type: 'application', Scheme: 'internal', SecurityGroups: [] } }],
  ['open to some', 'pass', facing(['sg-1'], group({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '198.51.100.0/24' }))],
  ['open to all', 'fail', facing(['sg-1'], group({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }))],
  ['open to all of IPv6', 'fail', facing(['sg-1'], group({ IpProtocol: '-1', CidrIpv6: '::/0' }))],
  [
    'open to a list that nobody read',
    'unknown',
    { ...facing(['sg-1'], group({ IpProtocol: '-1', SourcePrefixListId: 'pl-1' })), says: /pl-1/ },
  ],
  ['no group in front', 'fail', facing([])],
  ['the scheme of a template', 'fail', { configuration: { Type: null, Scheme: null, SecurityGroups: null } }],
  ['a gateway', 'not-applicable', { configuration: { Type: 'gateway', Scheme: null, SecurityGroups: [] } }],
  ['groups refused', 'unknown', { ...facing(['sg-1']), unlisted: ['AWS::EC2::SecurityGroup'] }],
])
