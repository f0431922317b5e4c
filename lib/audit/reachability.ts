import type { JudgedResource } from './check.ts'
import { aclLets } from './network-acl.ts'
import { type GroupRule, isFromWorld, opensPort, protocolNumberOf } from './open-ports.ts'
import type { Related } from './related.ts'
import type { ConfigurationOf, ObservedOf } from './resource-types.ts'

const ownReads = ['SecurityGroupIds', 'SubnetId', 'PublicIpAddress', 'PublicIpv6Addresses', 'VpcId'] as const
/** What is read of an instance, for a check's `reads`. */
export const reachReads = [...ownReads, 'InterfaceSubnetIds'] as const
/** What is read beside it, for a check's `also`. */
export const reachAlso = {
  'AWS::EC2::SecurityGroup': ['GroupId', 'SecurityGroupIngress'],
  'AWS::EC2::RouteTable': ['VpcId', 'Routes', 'SubnetIds', 'Main'],
  'AWS::EC2::NetworkAcl': ['Entries', 'SubnetIds'],
} as const

type Reads = (typeof ownReads)[number]
/** An instance as far as its reach goes. */
export type ReachedInstance = JudgedResource<
  Pick<Required<ConfigurationOf<'AWS::EC2::Instance'>>, Extract<Reads, keyof ConfigurationOf<'AWS::EC2::Instance'>>>,
  Pick<ObservedOf<'AWS::EC2::Instance'>, Extract<Reads, keyof ObservedOf<'AWS::EC2::Instance'>>>
>

/** How far the internet gets to an instance. */
export interface Reach {
  /** It gets there for sure. */
  readonly reachable: boolean
  /** One sentence, without its full stop. */
  readonly why: string
  /** The rules that let it through. */
  readonly rules: readonly GroupRule[]
  /** Why "not reachable" cannot be said for sure; a sentence without its full stop. Never there when it is reachable. */
  readonly doubt?: string
}

/** What is looked at besides security groups, address and route of the instance's own subnet. */
export interface ReachScope {
  /** Network ACLs, too: whoever says so names them in `also` (`reachAlso`). @default false */
  readonly acls?: boolean
  /** Subnets of its other interfaces. @default none */
  readonly otherSubnets?: readonly string[]
}

type Family = 'ipv4' | 'ipv6'
const familyName = { ipv4: 'IPv4', ipv6: 'IPv6' } as const
/** ICMP and ICMPv6: nothing listens there. */
const echoOnly = new Set(['1', '58'])

/** Rules of an instance's groups that open one of the ports to the internet (no ports: any). */
export function worldRulesOf(
  groupIds: readonly string[],
  ports: readonly number[],
  related: Related,
  region: string,
): readonly GroupRule[] {
  return rulesOf(groupIds, ports, related, region).filter((rule) => isFromWorld(rule))
}

/** A group that is named and was not among those listed (it may be of another account): its rules are not known. */
export function unlistedGroupOf(groupIds: readonly string[], related: Related, region: string): string | undefined {
  return groupIds.find((id) => related.by('AWS::EC2::SecurityGroup', 'GroupId', id, { region }).length === 0)
}

function rulesOf(groupIds: readonly string[], ports: readonly number[], related: Related, region: string): readonly GroupRule[] {
  return groupIds.flatMap((id) => {
    const [group] = related.by('AWS::EC2::SecurityGroup', 'GroupId', id, { region })
    const ingress = (group?.configuration.SecurityGroupIngress ?? []) as readonly GroupRule[]
    return ingress.filter((rule) => ports.length === 0 || ports.some((port) => opensPort(rule, port)))
  })
}

/**
 * Whether the internet reaches one of the ports of an instance (no ports: any): a security group that lets it through, a public address
 * of the same family, a route of the subnet to an internet gateway, and no network ACL that holds it up. Only what certainly keeps the
 * internet out makes it unreachable without a `doubt`. What is not seen throws.
 */
export function internetReach(instance: ReachedInstance, ports: readonly number[], related: Related, scope: ReachScope = {}): Reach {
  const groups = (instance.configuration.SecurityGroupIds ?? []) as readonly string[]
  const every = rulesOf(groups, ports, related, instance.region)
  const rules = every.filter((rule) => isFromWorld(rule) && !(ports.length === 0 && echoOnly.has(protocolNumberOf(rule))))
  const { PublicIpAddress: ipv4, PublicIpv6Addresses: ipv6 } = instance.observed
  const families: readonly Family[] = [...(ipv4 === null ? [] : ['ipv4' as const]), ...(ipv6.length > 0 ? ['ipv6' as const] : [])]
  if (rules.length > 0 && families.length === 0)
    return { reachable: false, why: 'a security group is open, but it has no public address', rules }

  const gates = families.flatMap((family) =>
    subnetsOf(instance, scope).map((subnet) => ({ family, gate: gateOf({ instance, subnet, family, rules, ports, related, scope }) })),
  )
  const open = gates.find(({ gate }) => gate === undefined)
  if (open) return { reachable: true, why: `the internet reaches ${open.family === 'ipv4' ? ipv4 : ipv6[0]}`, rules }
  const unlisted = unlistedGroupOf(groups, related, instance.region)
  const list = every.find((rule) => rule.SourcePrefixListId !== undefined)
  const doubts = [
    ...gates.flatMap(({ gate }) => (gate && !gate.isSure ? [gate.why] : [])),
    ...(unlisted === undefined ? [] : [`security group ${unlisted} is not among those that were listed`]),
    ...(list ? [`the networks of ${list.SourcePrefixListId}, which it lets in, were not read`] : []),
  ]
  const why = rules.length === 0 ? 'no security group lets the internet through' : (gates[0]?.gate?.why ?? 'it stands in no subnet')
  // Without a public address nobody gets there, whatever the groups say.
  return { reachable: false, why, rules, ...(families.length > 0 && doubts[0] !== undefined ? { doubt: doubts[0] } : {}) }
}

function subnetsOf({ configuration }: ReachedInstance, { otherSubnets = [] }: ReachScope): readonly string[] {
  return [...new Set([...(configuration.SubnetId ? [configuration.SubnetId] : []), ...otherSubnets])]
}

/** What keeps the internet out; not sure: it may. */
interface Gate {
  readonly why: string
  readonly isSure: boolean
}

interface Way {
  readonly instance: ReachedInstance
  readonly subnet: string
  readonly family: Family
  readonly rules: readonly GroupRule[]
  readonly ports: readonly number[]
  readonly related: Related
  readonly scope: ReachScope
}

/** The first gate on the way through one subnet over one family; undefined: there is none. */
function gateOf(way: Way): Gate | undefined {
  const rules = way.rules.filter((rule) => isFromWorld(rule, way.family))
  if (rules.length === 0)
    return { why: `a security group is open, but not over ${familyName[way.family]}, where its public address is`, isSure: true }
  return routeGate(way) ?? (way.scope.acls === true ? aclGate(way, rules) : undefined)
}

function routeGate({ instance, subnet, family, related }: Way): Gate | undefined {
  const inRegion = { region: instance.region }
  const [own] = related.by('AWS::EC2::RouteTable', 'SubnetIds', subnet, inRegion)
  const vpc = instance.observed.VpcId
  const table =
    own ?? (vpc ? related.allBy('AWS::EC2::RouteTable', 'VpcId', vpc, inRegion).find(({ configuration }) => configuration.Main) : undefined)
  if (!table) return { why: `the route table of ${subnet} is not among those that were listed`, isSure: false }
  const routes = table.configuration.Routes.filter(
    (route) =>
      route.State !== 'blackhole' && (family === 'ipv4' ? route.DestinationCidrBlock : route.DestinationIpv6CidrBlock) !== undefined,
  )
  if (routes.some(({ GatewayId: gateway }) => gateway?.startsWith('igw-') === true)) return undefined
  // Inspection: the way out goes through a firewall endpoint or a machine, and the way in may, too.
  const through = routes.map((route) => route.NetworkInterfaceId ?? route.GatewayId).find((id) => /^(?:vpce|eni)-/.test(id ?? ''))
  if (through !== undefined) return { why: `its route leads through ${through}, and what that lets in was not read`, isSure: false }
  return { why: 'a security group is open, but no route of its subnet leads to an internet gateway', isSure: true }
}

/** A subnet whose ACL is not among the listed counts as open: that is what AWS makes. */
function aclGate({ instance, subnet, family, ports, related }: Way, rules: readonly GroupRule[]): Gate | undefined {
  const { region } = instance
  const [acl] = related.by('AWS::EC2::NetworkAcl', 'SubnetIds', subnet, { region })
  if (!acl || rules.some((rule) => aclLets(acl.configuration.Entries, rule, ports, family))) return undefined
  return { why: `a security group is open, but the network ACL ${acl.arn} keeps the internet out`, isSure: true }
}
