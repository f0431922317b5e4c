import { check } from '#lib/audit/checks/ec2/network-acl-ssh-closed.ts'
import { checkCases } from '../../check-cases.ts'

const entry = (parts: object) => ({
  RuleNumber: 100,
  Protocol: '6',
  RuleAction: 'allow',
  Egress: false,
  CidrBlock: '0.0.0.0/0',
  PortRange: { From: 22, To: 22 },
  ...parts,
})
const acl = (...Entries: readonly object[]) => ({ configuration: { Entries } })

export const cases = checkCases(check, [
  ['open', 'fail', acl(entry({}))],
  ['open over IPv6', 'fail', acl(entry({ CidrBlock: undefined, Ipv6CidrBlock: '::/0' }))],
  ['everything is open', 'fail', acl(entry({ Protocol: '-1', PortRange: undefined }))],
  ['denied first', 'pass', acl(entry({ RuleNumber: 50, RuleAction: 'deny' }), entry({}))],
  [
    'denied over UDP only',
    'fail',
    acl(entry({ RuleNumber: 50, RuleAction: 'deny', Protocol: '17' }), entry({ Protocol: '-1', PortRange: undefined })),
  ],
  ['denied too late', 'fail', acl(entry({ RuleNumber: 150, RuleAction: 'deny' }), entry({}))],
  [
    'denied over IPv4 only',
    'fail',
    acl(entry({ RuleNumber: 50, RuleAction: 'deny' }), entry({ CidrBlock: undefined, Ipv6CidrBlock: '::/0' })),
  ],
  ['open to an office', 'pass', acl(entry({ CidrBlock: '203.0.113.0/24' }))],
  ['open outward', 'pass', acl(entry({ Egress: true }))],
  ['another port', 'pass', acl(entry({ PortRange: { From: 8443, To: 8443 } }))],
])
