import type { JudgedResource } from './check.ts'
import { type GroupRule, isFromWorld, opensPort } from './open-ports.ts'
import type { Related } from './related.ts'
import type { ConfigurationOf, ObservedOf } from './resource-types.ts'

/** What is read of an instance, for a check's `reads`. */
export const reachReads = ['SecurityGroupIds', 'SubnetId', 'PublicIpAddress', 'PublicIpv6Addresses', 'VpcId'] as const
/** What is read beside it, for a check's `also`. */
export const reachAlso = {
  'AWS::EC2::SecurityGroup': ['GroupId', 'SecurityGroupIngress'],
  'AWS::EC2::RouteTable': ['VpcId', 'Routes', 'SubnetIds', 'Main'],
} as const

type Reads = (typeof reachReads)[number]
/** An instance as far as its reach goes. */
export type ReachedInstance = JudgedResource<
  Pick<Required<ConfigurationOf<'AWS::EC2::Instance'>>, Extract<Reads, keyof ConfigurationOf<'AWS::EC2::Instance'>>>,
  Pick<ObservedOf<'AWS::EC2::Instance'>, Extract<Reads, keyof ObservedOf<'AWS::EC2::Instance'>>>
>

/** How far the internet gets to an instance. */
export interface Reach {
  readonly reachable: boolean
  /** One sentence. */
  readonly why: string
  /** The rules that let it through. */
  readonly rules: readonly GroupRule[]
}

/** Rules of an instance's groups that open one of the ports to the internet (no ports: any). */
export function worldRulesOf(
  groupIds: readonly string[],
  ports: readonly number[],
  related: Related,
  region: string,
): readonly GroupRule[] {
  return groupIds.flatMap((id) => {
    const [group] = related.by('AWS::EC2::SecurityGroup', 'GroupId', id, { region })
    const ingress = (group?.configuration.SecurityGroupIngress ?? []) as readonly GroupRule[]
    return ingress.filter((rule) => isFromWorld(rule) && (ports.length === 0 || ports.some((port) => opensPort(rule, port))))
  })
}

/**
 * Whether the internet reaches one of the ports of an instance: a public address, a route of its subnet to an internet gateway, and a
 * security group that lets it through. Network ACLs are not counted: they are stateless and rarely the only gate. What is not seen throws.
 */
export function internetReach(instance: ReachedInstance, ports: readonly number[], related: Related): Reach {
  const groups = (instance.configuration.SecurityGroupIds ?? []) as readonly string[]
  const rules = worldRulesOf(groups, ports, related, instance.region)
  if (rules.length === 0) return { reachable: false, why: 'no security group lets the internet through', rules }
  const { PublicIpAddress: ipv4, PublicIpv6Addresses: ipv6 } = instance.observed
  if (ipv4 === null && ipv6.length === 0) return { reachable: false, why: 'a security group is open, but it has no public address', rules }
  return leadsOut(instance, ipv4 === null, related)
    ? { reachable: true, why: `the internet reaches ${ipv4 ?? ipv6[0]}`, rules }
    : { reachable: false, why: 'a security group is open, but no route of its subnet leads to an internet gateway', rules }
}

function leadsOut(instance: ReachedInstance, onlyIpv6: boolean, related: Related): boolean {
  const subnet = instance.configuration.SubnetId ?? ''
  const inRegion = { region: instance.region }
  const own = related.find('AWS::EC2::RouteTable', ({ configuration }) => configuration.SubnetIds.includes(subnet), inRegion)
  const table =
    own ??
    related.find(
      'AWS::EC2::RouteTable',
      ({ configuration }) => configuration.Main && configuration.VpcId === instance.observed.VpcId,
      inRegion,
    )
  return (table?.configuration.Routes ?? []).some(
    (route) =>
      route.GatewayId?.startsWith('igw-') === true &&
      route.State !== 'blackhole' &&
      (onlyIpv6 ? route.DestinationIpv6CidrBlock !== undefined : route.DestinationCidrBlock !== undefined),
  )
}
