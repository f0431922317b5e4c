import { fail, type Judgement, pass, undecided } from './check.ts'

/** A rule of a security group, as CloudFormation writes it; `null` and absent ports are all ports. */
export interface GroupRule {
  readonly IpProtocol?: string | number | null
  readonly FromPort?: number | null
  readonly ToPort?: number | null
  readonly CidrIp?: string
  readonly CidrIpv6?: string
  readonly SourcePrefixListId?: string
  readonly SourceSecurityGroupId?: string
}

/** Which family of addresses is looked at. */
export type Family = 'ipv4' | 'ipv6' | 'both'

/** IANA numbers of the protocols that EC2 knows by name. */
const protocolNumbers: ReadonlyMap<string, string> = new Map([
  ['tcp', '6'],
  ['udp', '17'],
  ['icmp', '1'],
  ['icmpv6', '58'],
  ['all', '-1'],
])
/** Numbers of the protocols that have ports: TCP and UDP. */
const withPorts = new Set(['6', '17'])

/** IANA number of a protocol given by name or number; `-1` and nothing: every protocol. */
export function numberOfProtocol(protocol: string | number | null | undefined): string {
  const text = String(protocol ?? '-1').toLowerCase()
  return protocolNumbers.get(text) ?? text
}

/** IANA number of the protocol of a rule; `-1`: every protocol. */
export const protocolNumberOf = ({ IpProtocol: protocol }: GroupRule): string => numberOfProtocol(protocol)

/** Whether a rule lets every protocol through. */
export const isEveryProtocol = (rule: GroupRule): boolean => protocolNumberOf(rule) === '-1'

/** A network of prefix length 0 is the whole internet, however its address is spelt (`0.0.0.0/0`, `::/0`, `0:0::/0`). */
export const isWorld = (cidr: string | undefined): boolean => cidr !== undefined && /\/0+$/.test(cidr.trim())

/** Whether the peer of a rule is the whole internet, over this family. */
export function isFromWorld(rule: GroupRule, family: Family = 'both'): boolean {
  return (family !== 'ipv6' && isWorld(rule.CidrIp)) || (family !== 'ipv4' && isWorld(rule.CidrIpv6))
}

/** Whether a rule lets a port through: by protocol and range. `-1` or nothing: all ports. */
export function opensPort(rule: GroupRule, port: number): boolean {
  const protocol = protocolNumberOf(rule)
  if (protocol === '-1') return true
  if (!withPorts.has(protocol)) return false
  const { FromPort: from, ToPort: to } = rule
  const first = from === undefined || from === null || from < 0 ? 0 : from
  const last = to === undefined || to === null || to < 0 ? 65_535 : to
  return first <= port && port <= last
}

/** The ports of a rule in words. */
export function portsOf(rule: GroupRule): string {
  const { FromPort: from, ToPort: to } = rule
  if (isEveryProtocol(rule) || from === undefined || from === null || from < 0) return 'all ports'
  return from === to ? `port ${from}` : `ports ${from}-${to}`
}

/** What is judged of a group. */
export interface PortQuestion {
  readonly ports: readonly number[]
  /** What listens there, for the sentence: "SSH". */
  readonly what: string
  /** @default both */
  readonly family?: Family
}

/** Whether a security group keeps the internet away from these ports. A list of networks that nobody read is a doubt. */
export function judgePortsClosed(ingress: unknown, { ports, what, family = 'both' }: PortQuestion): Judgement {
  if (!Array.isArray(ingress)) return undecided('The ingress rules are no list.')
  const rules = (ingress as readonly GroupRule[]).filter((rule) => ports.some((port) => opensPort(rule, port)))
  const open = rules.filter((rule) => isFromWorld(rule, family))
  if (open.length > 0) {
    const sources = [...new Set(open.map((rule) => `${portsOf(rule)} to ${isWorld(rule.CidrIp) ? rule.CidrIp : rule.CidrIpv6}`))]
    return fail(`${what} is open to the internet: ${sources.slice(0, 5).join('; ')}.`, { rules: open.slice(0, 20), count: open.length })
  }
  const lists = [...new Set(rules.flatMap((rule) => (rule.SourcePrefixListId ? [rule.SourcePrefixListId] : [])))]
  if (lists.length > 0)
    return undecided(`${what} is open to prefix lists (${lists.slice(0, 5).join(', ')}) whose entries were not read.`, {
      lists: lists.slice(0, 20),
    })
  return pass(`No rule opens ${what} to the internet.`, { ports })
}
