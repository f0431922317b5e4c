import { check } from '#lib/audit/checks/ec2/security-group-admin-ports-closed.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const ingress = (...rules: readonly unknown[]): Partial<Resource> => ({ configuration: { SecurityGroupIngress: rules } })
const rule = (IpProtocol: unknown, FromPort: number | undefined, ToPort: number | undefined, CidrIp = '0.0.0.0/0') => ({
  IpProtocol,
  FromPort,
  ToPort,
  CidrIp,
})

export const cases = checkCases(check, [
  ['no rule', 'pass', ingress()],
  ['SSH', 'fail', ingress(rule('tcp', 22, 22))],
  ['RDP', 'fail', ingress(rule('tcp', 3389, 3389))],
  ['RDP over UDP', 'fail', ingress(rule('udp', 3389, 3389))],
  ['a range that holds SSH', 'fail', ingress(rule('tcp', 20, 30))],
  ['all ports', 'fail', ingress(rule('-1', undefined, undefined))],
  ['all ports, as the API writes them', 'fail', ingress(rule('-1', -1, -1))],
  ['all TCP ports', 'fail', ingress(rule('tcp', 0, 65_535))],
  ['TCP by number', 'fail', ingress(rule(6, 22, 22))],
  ['no protocol: all', 'fail', ingress({ CidrIp: '0.0.0.0/0' })],
  ['IPv6', 'fail', ingress({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '::/0' })],
  ['IPv6 in full', 'fail', ingress({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '0:0:0:0:0:0:0:0/0' })],
  ['another address of prefix 0', 'fail', ingress(rule('tcp', 22, 22, '10.0.0.0/0'))],
  ['the good rule after the bad one', 'fail', ingress(rule('tcp', 22, 22), rule('tcp', 22, 22, '10.0.0.0/8'))],
  ['SSH inside', 'pass', ingress(rule('tcp', 22, 22, '10.0.0.0/8'))],
  ['one address', 'pass', ingress(rule('tcp', 22, 22, '0.0.0.0/32'))],
  ['HTTPS', 'pass', ingress(rule('tcp', 443, 443))],
  ['the ports beside', 'pass', ingress(rule('tcp', 23, 3388))],
  ['ping', 'pass', ingress(rule('icmp', -1, -1))],
  ['another group', 'pass', ingress({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourceSecurityGroupId: 'sg-1' })],
  [
    'a prefix list whose entries are not read',
    'unknown',
    ingress({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourcePrefixListId: 'pl-1' }),
  ],
  ['a prefix list for HTTPS', 'pass', ingress({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourcePrefixListId: 'pl-1' })],
  ['no rules recorded', 'unknown', { configuration: {} }],
  ['rules that were not read', 'unknown', { unseen: { SecurityGroupIngress: 'denied' } }],
])
