import { check } from '#lib/audit/checks/ec2/security-group-all-ports-closed.ts'
import { checkCases } from '../../check-cases.ts'

const group = (...SecurityGroupIngress: readonly object[]) => ({ configuration: { SecurityGroupIngress } })

export const cases = checkCases(check, [
  ['all protocols', 'fail', group({ IpProtocol: '-1', CidrIp: '0.0.0.0/0' })],
  ['all protocols over IPv6', 'fail', group({ IpProtocol: '-1', CidrIpv6: '::/0' })],
  ['all ports of TCP', 'fail', group({ IpProtocol: 'tcp', FromPort: 0, ToPort: 65_535, CidrIp: '0.0.0.0/0' })],
  ['one port', 'pass', group({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' })],
  ['everything to an office', 'pass', group({ IpProtocol: '-1', CidrIp: '203.0.113.0/24' })],
  ['left out of a template', 'pass', { configuration: { SecurityGroupIngress: null } }],
])
