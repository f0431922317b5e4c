import { check } from '#lib/audit/checks/ec2/instance-port-ssh-closed.ts'
import { checkCases } from '../../check-cases.ts'
import { reached } from './reached-instance.ts'

const tcp = (FromPort: number, ToPort: number, peer: object = { CidrIp: '0.0.0.0/0' }) => ({ IpProtocol: 'tcp', FromPort, ToPort, ...peer })

export const cases = checkCases(check, [
  ['open, public and routed', 'fail', reached(tcp(22, 22))],
  ['open over IPv6', 'fail', reached(tcp(22, 22, { CidrIpv6: '::/0' }), { publicIp: null, ipv6: ['2001:db8::1'] })],
  ['open, without a public address', 'pass', reached(tcp(22, 22), { publicIp: null })],
  ['open, without a route', 'pass', reached(tcp(22, 22), { gateway: 'vgw-1' })],
  ['open over IPv6 only, public over IPv4 only', 'pass', reached(tcp(22, 22, { CidrIpv6: '::/0' }))],
  ['kept out by the network ACL', 'pass', reached(tcp(22, 22), { entries: [] })],
  ['a group that was not listed', 'unknown', reached(undefined, { groups: ['sg-1', 'sg-9'] })],
  ['a group that was not listed, without a public address', 'pass', reached(undefined, { groups: ['sg-9'], publicIp: null })],
  ['a prefix list', 'unknown', reached(tcp(22, 22, { SourcePrefixListId: 'pl-1' }))],
  ['through a firewall', 'unknown', reached(tcp(22, 22), { gateway: 'vpce-1' })],
  ['open to an office', 'pass', reached(tcp(22, 22, { CidrIp: '203.0.113.0/24' }))],
  ['another port', 'pass', reached(tcp(23, 23))],
  ['no rule', 'pass', reached(undefined)],
])
