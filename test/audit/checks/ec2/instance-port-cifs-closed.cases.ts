import { check } from '#lib/audit/checks/ec2/instance-port-cifs-closed.ts'
import { checkCases } from '../../check-cases.ts'
import { reached } from './reached-instance.ts'

const tcp = (FromPort: number, ToPort: number, peer: object = { CidrIp: '0.0.0.0/0' }) => ({ IpProtocol: 'tcp', FromPort, ToPort, ...peer })

export const cases = checkCases(check, [
  ['open, public and routed', 'fail', reached(tcp(139, 139))],
  ['open over IPv6', 'fail', reached(tcp(139, 139, { CidrIpv6: '::/0' }), { publicIp: null, ipv6: ['2001:db8::1'] })],
  ['open, without a public address', 'pass', reached(tcp(139, 139), { publicIp: null })],
  ['open, without a route', 'pass', reached(tcp(139, 139), { gateway: 'vgw-1' })],
  ['open to an office', 'pass', reached(tcp(139, 139, { CidrIp: '203.0.113.0/24' }))],
  ['another port', 'pass', reached(tcp(446, 446))],
  ['no rule', 'pass', reached(undefined)],
])
