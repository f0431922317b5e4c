import { check } from '#lib/audit/checks/ec2/instance-port-redis-closed.ts'
import { checkCases } from '../../check-cases.ts'
import { reached } from './reached-instance.ts'

const tcp = (FromPort: number, ToPort: number, peer: object = { CidrIp: '0.0.0.0/0' }) => ({ IpProtocol: 'tcp', FromPort, ToPort, ...peer })

export const cases = checkCases(check, [
  ['open, public and routed', 'fail', reached(tcp(6379, 6379))],
  ['open over IPv6', 'fail', reached(tcp(6379, 6379, { CidrIpv6: '::/0' }), { publicIp: null, ipv6: ['2001:db8::1'] })],
  ['open, without a public address', 'pass', reached(tcp(6379, 6379), { publicIp: null })],
  ['open, without a route', 'pass', reached(tcp(6379, 6379), { gateway: 'vgw-1' })],
  ['open to an office', 'pass', reached(tcp(6379, 6379, { CidrIp: '203.0.113.0/24' }))],
  ['another port', 'pass', reached(tcp(6380, 6380))],
  ['no rule', 'pass', reached(undefined)],
])
