import { fail, type Judgement, pass } from './check.ts'
import type { AclEntry } from './observed/ec2.ts'
import { type GroupRule, isWorld, numberOfProtocol, opensPort, protocolNumberOf } from './open-ports.ts'
import { isWidePublic } from './public-network.ts'

/** Protocol numbers that have ports: TCP and UDP. */
const withPorts = ['6', '17'] as const
const addressOf = { ipv4: 'CidrBlock', ipv6: 'Ipv6CidrBlock' } as const
type Family = keyof typeof addressOf

/**
 * Whether a network ACL lets the internet in on a port: entries by number, each family and each protocol apart, since an entry for UDP
 * does not hold up TCP; the first that matches decides (VPC user guide, "Network ACL rules"). An entry that denies the whole internet
 * closes the port for it.
 */
export function aclOpens(entries: readonly AclEntry[], port: number): AclEntry | undefined {
  for (const family of ['ipv4', 'ipv6'] as const)
    for (const protocol of withPorts) {
      const first = inwardOf(entries, protocol, port).find((entry) => isWorld(entry[addressOf[family]]))
      if (first?.RuleAction === 'allow') return first
    }
  return undefined
}

/**
 * Whether an ACL lets the internet in to what a rule of a security group opens (no ports: any port of it). An entry for a wide part of
 * the internet lets it in as well: only what certainly keeps it out counts.
 */
export function aclLets(entries: readonly AclEntry[], rule: GroupRule, ports: readonly number[], family: Family): boolean {
  const own = protocolNumberOf(rule)
  const protocols = own === '-1' ? withPorts : [own]
  return protocols.some((protocol) => portsToTry(entries, rule, ports).some((port) => lets(inwardOf(entries, protocol, port), family)))
}

function lets(inward: readonly AclEntry[], family: Family): boolean {
  const property = addressOf[family]
  const end = inward.findIndex((entry) => entry.RuleAction !== 'allow' && isWorld(entry[property]))
  return inward.slice(0, end === -1 ? undefined : end).some((entry) => entry.RuleAction === 'allow' && isOfInternet(entry[property]))
}

/** The whole internet or a wide part of it: over IPv6 more than a provider gets for one customer (a /32 is a provider). */
function isOfInternet(cidr: string | undefined): boolean {
  if (cidr === undefined) return false
  const [address = '', length] = cidr.split('/')
  return isWorld(cidr) || isWidePublic(cidr) || (address.includes(':') && Number(length) < 32)
}

/** Between two of these ports no entry begins or ends, so one stands for all up to the next. */
function portsToTry(entries: readonly AclEntry[], rule: GroupRule, ports: readonly number[]): readonly number[] {
  if (ports.length > 0) return ports.filter((port) => opensPort(rule, port))
  const edges = entries.flatMap(({ PortRange: range }) => [range?.From ?? 0, (range?.To ?? 65_535) + 1])
  const first = rule.FromPort ?? 0
  return [Math.max(first, 0), ...edges.filter((port) => opensPort(rule, port))]
}

function inwardOf(entries: readonly AclEntry[], protocol: string, port: number): readonly AclEntry[] {
  return entries.filter((entry) => !entry.Egress && covers(entry, protocol, port)).sort((a, b) => a.RuleNumber - b.RuleNumber)
}

function covers({ Protocol: named, PortRange: range }: AclEntry, protocol: string, port: number): boolean {
  const own = numberOfProtocol(named)
  if (own === '-1') return true
  if (own !== protocol) return false
  return (protocol !== '6' && protocol !== '17') || ((range?.From ?? 0) <= port && port <= (range?.To ?? 65_535))
}

/** Whether the ACL keeps the internet away from all of these ports. */
export function judgeAclClosed(entries: readonly AclEntry[], ports: readonly number[], what: string): Judgement {
  for (const port of ports) {
    const entry = aclOpens(entries, port)
    if (entry) return fail(`Entry ${entry.RuleNumber} lets the internet in on ${what}.`, { entry, port })
  }
  return pass(`No entry lets the internet in on ${what}.`, { ports })
}
