import { check } from '#lib/audit/checks/ec2/security-group-public-ranges-narrow.ts'
import { checkCases } from '../../check-cases.ts'

const group = (CidrIp: string) => ({ configuration: { SecurityGroupIngress: [{ IpProtocol: 'tcp', CidrIp }], SecurityGroupEgress: [] } })

export const cases = checkCases(check, [
  ['half the internet', 'fail', group('128.0.0.0/1')],
  ['a large network', 'fail', group('8.0.0.0/9')],
  ['a /24', 'pass', group('203.0.114.0/24')],
  ['a private network', 'pass', group('10.0.0.0/8')],
  ['the carriers’ own network', 'pass', group('100.64.0.0/10')],
  ['all of it, which other checks tell', 'pass', group('0.0.0.0/0')],
  ['egress', 'fail', { configuration: { SecurityGroupIngress: [], SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '8.0.0.0/9' }] } }],
])
