import { fail, type Judgement, pass } from './check.ts'
import type { AclEntry } from './observed/ec2.ts'
import { isWorld } from './open-ports.ts'

/** Protocol numbers that have ports: TCP and UDP. */
const withPorts = new Set(['6', '17', 'tcp', 'udp'])

/**
 * Whether a network ACL lets the internet in on a port: entries by number, IPv4 and IPv6 apart; the first that matches decides (VPC user
 * guide, "Network ACL rules"). An entry that denies the whole internet closes the port for it.
 */
export function aclOpens(entries: readonly AclEntry[], port: number): AclEntry | undefined {
  const inward = entries.filter((entry) => !entry.Egress && covers(entry, port)).sort((a, b) => a.RuleNumber - b.RuleNumber)
  for (const family of ['CidrBlock', 'Ipv6CidrBlock'] as const) {
    const first = inward.find((entry) => isWorld(entry[family]))
    if (first?.RuleAction === 'allow') return first
  }
  return undefined
}

function covers({ Protocol: protocol, PortRange: range }: AclEntry, port: number): boolean {
  if (String(protocol) === '-1') return true
  if (!withPorts.has(String(protocol))) return false
  return range === undefined || ((range.From ?? 0) <= port && port <= (range.To ?? 65_535))
}

/** Whether the ACL keeps the internet away from all of these ports. */
export function judgeAclClosed(entries: readonly AclEntry[], ports: readonly number[], what: string): Judgement {
  for (const port of ports) {
    const entry = aclOpens(entries, port)
    if (entry) return fail(`Entry ${entry.RuleNumber} lets the internet in on ${what}.`, { entry, port })
  }
  return pass(`No entry lets the internet in on ${what}.`, { ports })
}
