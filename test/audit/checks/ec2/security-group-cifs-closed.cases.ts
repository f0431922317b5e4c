import { check } from '#lib/audit/checks/ec2/security-group-cifs-closed.ts'
import { checkCases } from '../../check-cases.ts'

const group = (...SecurityGroupIngress: readonly object[]) => ({ configuration: { SecurityGroupIngress } })
const tcp = (FromPort: number, ToPort: number, peer: object) => ({ IpProtocol: 'tcp', FromPort, ToPort, ...peer })
const world = { CidrIp: '0.0.0.0/0' }
const world6 = { CidrIpv6: '::/0' }

export const cases = checkCases(check, [
  ['open over IPv4', 'fail', group(tcp(445, 445, world))],
  ['open over IPv6', 'fail', group(tcp(445, 445, world6))],
  ['within a range', 'fail', group(tcp(444, 446, world))],
  ['all protocols', 'fail', group({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' })],
  ['beside it', 'pass', group(tcp(446, 446, world))],
  ['to an office', 'pass', group(tcp(445, 445, { CidrIp: '203.0.113.0/24' }))],
  ['to another group', 'pass', group(tcp(445, 445, { SourceSecurityGroupId: 'sg-2' }))],
  ['to a list that nobody read', 'unknown', group(tcp(445, 445, { SourcePrefixListId: 'pl-1' }))],
  ['no rule', 'pass', group()],
])
