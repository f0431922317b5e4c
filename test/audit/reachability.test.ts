import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '#lib/audit/checks/ec2/instance-port-ssh-closed.ts'
import { aclLets } from '#lib/audit/network-acl.ts'
import { internetReach } from '#lib/audit/reachability.ts'
import { RelatedIndex } from '#lib/audit/related-index.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { account, sample, takenAt } from './sample-resource.ts'

const world = { CidrIp: '0.0.0.0/0' }
const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, ...world }
const toInternet = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }
const group = (...SecurityGroupIngress: readonly object[]) =>
  sample('AWS::EC2::SecurityGroup', { arn: 'arn:sg-1', configuration: { SecurityGroupIngress }, observed: { GroupId: 'sg-1' } })
const table = (arn: string, SubnetIds: readonly string[], ...Routes: readonly object[]) =>
  sample('AWS::EC2::RouteTable', { arn, configuration: { VpcId: 'vpc-1', Routes, SubnetIds, Main: SubnetIds.length === 0 } })
const acl = (SubnetIds: readonly string[], ...Entries: readonly object[]) =>
  sample('AWS::EC2::NetworkAcl', { arn: 'arn:acl-1', configuration: { Entries, SubnetIds } })
const entry = (RuleNumber: number, RuleAction: string, parts: object = {}) => ({
  RuleNumber,
  RuleAction,
  Protocol: '6',
  Egress: false,
  CidrBlock: '0.0.0.0/0',
  ...parts,
})

const instance = {
  ...sample('AWS::EC2::Instance'),
  configuration: { SecurityGroupIds: ['sg-1'], SubnetId: 'subnet-1' },
  observed: { PublicIpAddress: '203.0.113.7' as string | null, PublicIpv6Addresses: [] as readonly string[], VpcId: 'vpc-1' },
}

function view(resources: readonly Resource[]) {
  const index = new RelatedIndex([check])
  const types = Object.keys(check.also ?? {})
  const at = new Date(takenAt).toISOString()
  index.add({ account, region: 'us-east-1', service: 'ec2', takenAt: at, types, resources, gaps: [], calls: [] })
  return index.viewFor(check)
}

const reach = (resources: readonly Resource[], ports: readonly number[] = [22], otherSubnets: readonly string[] = []) =>
  internetReach(instance, ports, view(resources), { acls: true, otherSubnets })

describe('the internet reaches an instance', () => {
  test('through an open group, a public address and a route', () => {
    expect(reach([group(ssh), table('main', [], toInternet)])).toEqual({
      reachable: true,
      why: 'the internet reaches 203.0.113.7',
      rules: [ssh],
    })
  })

  test('by a route table of its own before the main one', () => {
    const own = table('own', ['subnet-1'], { ...toInternet, GatewayId: 'local' })
    expect(reach([group(ssh), own, table('main', [], toInternet)])).toMatchObject({
      reachable: false,
      why: expect.stringMatching(/no route/),
    })
  })

  test('through the subnet of a second interface', () => {
    const tables = [table('own', ['subnet-1']), table('main', [], toInternet)]
    expect(reach([group(ssh), ...tables]).reachable).toBe(false)
    expect(reach([group(ssh), ...tables], [22], ['subnet-1', 'subnet-2']).reachable).toBe(true)
  })

  test.each([
    ['no table', [], /route table of subnet-1 is not among/],
    ['a firewall endpoint', [table('main', [], { ...toInternet, GatewayId: 'vpce-1' })], /leads through vpce-1/],
    ['an appliance', [table('main', [], { DestinationCidrBlock: '0.0.0.0/0', NetworkInterfaceId: 'eni-1' })], /leads through eni-1/],
  ])('%s leaves a doubt', (_, tables, doubt) => {
    expect(reach([group(ssh), ...tables])).toMatchObject({ reachable: false, doubt: expect.stringMatching(doubt) })
  })

  test('an endpoint for S3 leaves none', () => {
    const routes = [
      { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' },
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' },
    ]
    expect(reach([group(ssh), table('main', [], ...routes)])).not.toHaveProperty('doubt')
  })

  test('a route that leads nowhere is none', () => {
    expect(reach([group(ssh), table('main', [], { ...toInternet, State: 'blackhole' })])).toMatchObject({ reachable: false })
  })

  test('network ACLs are looked at only by who asks', () => {
    const world = [group(ssh), table('main', [], toInternet), acl(['subnet-1'], entry(10, 'deny'))]
    expect(reach(world)).toMatchObject({ reachable: false, why: expect.stringMatching(/network ACL arn:acl-1/) })
    expect(internetReach(instance, [22], view(world))).toMatchObject({ reachable: true })
  })
})

describe('a network ACL', () => {
  const lets = (entries: readonly object[], rule: object = ssh, ports: readonly number[] = [22]) =>
    aclLets(entries as Parameters<typeof aclLets>[0], rule, ports, 'ipv4')

  test.each([
    ['nothing', false, []],
    ['an allow', true, [entry(10, 'allow')]],
    ['a deny in front', false, [entry(20, 'allow'), entry(10, 'deny')]],
    ['a deny of UDP in front', true, [entry(20, 'allow'), entry(10, 'deny', { Protocol: '17' })]],
    ['half of the internet', true, [entry(10, 'allow', { CidrBlock: '0.0.0.0/1' })]],
    ['the VPC', false, [entry(10, 'allow', { CidrBlock: '10.0.0.0/8' })]],
    ['the other family', false, [entry(10, 'allow', { CidrBlock: undefined, Ipv6CidrBlock: '::/0' })]],
    ['what goes out', false, [entry(10, 'allow', { Egress: true })]],
    ['another port', false, [entry(10, 'allow', { PortRange: { From: 80, To: 443 } })]],
  ])('with %s: %s', (_, wanted, entries) => {
    expect(lets(entries)).toBe(wanted)
  })

  test('tries every port of a range as if it tried each', () => {
    const port = fc.integer({ min: 0, max: 40 })
    const range = fc.tuple(port, port).map(([a, b]) => ({ From: Math.min(a, b), To: Math.max(a, b) }))
    const some = fc.array(
      fc.record({ action: fc.constantFrom('allow', 'deny'), PortRange: range }).map(({ action, PortRange }) => ({ action, PortRange })),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(some, range, (list, open) => {
        const entries = list.map(({ action, PortRange }, index) => entry(index + 1, action, { PortRange }))
        const rule = { IpProtocol: 'tcp', FromPort: open.From, ToPort: open.To, ...world }
        const each = Array.from({ length: open.To - open.From + 1 }, (_, index) => lets(entries, rule, [open.From + index]))
        expect(lets(entries, rule, [])).toBe(each.includes(true))
      }),
      { numRuns: 300 },
    )
  })
})
