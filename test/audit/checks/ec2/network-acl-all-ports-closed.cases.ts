import { check } from '#lib/audit/checks/ec2/network-acl-all-ports-closed.ts'
import { checkCases } from '../../check-cases.ts'

const entry = (parts: object) => ({ RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', Egress: false, CidrBlock: '0.0.0.0/0', ...parts })
const acl = (...Entries: readonly object[]) => ({ configuration: { Entries } })

export const cases = checkCases(check, [
  ['as AWS makes it', 'fail', acl(entry({}), entry({ Egress: true }))],
  ['over IPv6', 'fail', acl(entry({ CidrBlock: undefined, Ipv6CidrBlock: '::/0' }))],
  ['one port', 'pass', acl(entry({ Protocol: '6', PortRange: { From: 443, To: 443 } }))],
  ['to the own network', 'pass', acl(entry({ CidrBlock: '10.0.0.0/8' }))],
  ['nothing', 'pass', acl()],
])
