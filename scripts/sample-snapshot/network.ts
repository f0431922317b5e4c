import type { Resource } from '#lib/findings/resource.ts'
import { type Bag, daysAgo, region, regional } from './sample-account.ts'

const anywhere = '0.0.0.0/0'

/** A network that accounts for its traffic: two zones, in each a subnet that the internet reaches and one that it does not. */
export interface NetworkFacts {
  readonly vpc: string
  /** Public in the first zone, inside in the first zone, public in the second, inside in the second. */
  readonly subnets: readonly [string, string, string, string]
  /** Whether a flow log writes with the fields that the detections of floods and scans need. */
  readonly detailed: boolean
  /** Whether its ACL lets the internet in on TLS and as answer only. */
  readonly narrow: boolean
}

const format = (...fields: readonly string[]): string => fields.map((field) => `$\{${field}}`).join(' ')
const defaultFields = ['version', 'account-id', 'interface-id', 'srcaddr', 'dstaddr', 'srcport', 'dstport', 'protocol', 'packets', 'bytes']

/** A VPC with its subnets, route tables, ACLs and endpoints. */
export function network(account: string, { vpc, subnets, detailed, narrow }: NetworkFacts): readonly Resource[] {
  const make = regional(account)
  const tail = vpc.slice('vpc-'.length)
  const inside = [subnets[1], subnets[3]]
  const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }
  return [
    make(
      'ec2',
      'AWS::EC2::VPC',
      `vpc/${vpc}`,
      { CidrBlock: '10.0.0.0/16' },
      {
        VpcId: vpc,
        IsDefault: false,
        FlowLogs: [flowLog(tail, detailed)],
        QueryLogs: [{ ResolverQueryLogConfigId: `rqlc-${tail}`, Status: 'ACTIVE' }],
      },
    ),
    ...subnets.map((id, index) =>
      make(
        'ec2',
        'AWS::EC2::Subnet',
        `subnet/${id}`,
        {
          VpcId: vpc,
          AvailabilityZone: `${region}${index < 2 ? 'a' : 'b'}`,
          CidrBlock: `10.0.${index + 1}.0/24`,
          MapPublicIpOnLaunch: false,
          AssignIpv6AddressOnCreation: false,
        },
        { SubnetId: id },
      ),
    ),
    routeTable(
      account,
      `rtb-${tail}`,
      vpc,
      [],
      [
        local,
        { DestinationCidrBlock: anywhere, GatewayId: `igw-${tail}`, State: 'active' },
        { DestinationIpv6CidrBlock: '::/0', GatewayId: `igw-${tail}`, State: 'active' },
      ],
    ),
    routeTable(account, `rtb-${tail}1`, vpc, inside, [local]),
    networkAcl(
      account,
      `acl-${tail}`,
      subnets,
      [...(narrow ? narrowEntries : [aclEntry(100)]), { ...aclEntry(101), Egress: true }],
      !narrow,
    ),
    make(
      'ec2',
      'AWS::EC2::VPCEndpoint',
      `vpc-endpoint/vpce-${tail}`,
      { VpcId: vpc, ServiceName: `com.amazonaws.${region}.ec2`, VpcEndpointType: 'Interface', SubnetIds: inside, PolicyDocument: null },
      { VpcEndpointId: `vpce-${tail}`, State: 'available' },
    ),
  ]
}

const flowLog = (tail: string, detailed: boolean): Bag => ({
  FlowLogId: `fl-${tail}`,
  TrafficType: 'ALL',
  LogDestinationType: 's3',
  LogDestination: 'arn:aws:s3:::larkspur-logs/flows',
  LogFormat: detailed ? format(...defaultFields, 'tcp-flags', 'flow-direction') : format(...defaultFields),
  MaxAggregationInterval: detailed ? 60 : 600,
  Status: 'ACTIVE',
  DeliveryStatus: 'SUCCESS',
})

const routeTable = (account: string, id: string, VpcId: string, SubnetIds: readonly string[], Routes: readonly Bag[]): Resource =>
  regional(account)(
    'ec2',
    'AWS::EC2::RouteTable',
    `route-table/${id}`,
    { VpcId, SubnetIds, Routes, Main: SubnetIds.length === 0 },
    { RouteTableId: id },
  )

const aclEntry = (RuleNumber: number, more: Bag = {}): Bag => ({
  RuleNumber,
  RuleAction: 'allow',
  Protocol: '-1',
  Egress: false,
  CidrBlock: anywhere,
  ...more,
})

const narrowEntries = [
  aclEntry(90, { CidrBlock: '10.0.0.0/16' }),
  aclEntry(100, { Protocol: '6', PortRange: { From: 443, To: 443 } }),
  aclEntry(110, { Protocol: '6', PortRange: { From: 32_768, To: 65_535 } }),
]

const networkAcl = (account: string, id: string, SubnetIds: readonly string[], Entries: readonly Bag[], IsDefault: boolean): Resource =>
  regional(account)('ec2', 'AWS::EC2::NetworkAcl', `network-acl/${id}`, { Entries, SubnetIds }, { NetworkAclId: id, IsDefault })

/** A security group that lets nothing out but TLS. */
export const securityGroup = (account: string, vpc: string, id: string, name: string, ingress: readonly Bag[]): Resource =>
  regional(account)(
    'ec2',
    'AWS::EC2::SecurityGroup',
    `security-group/${id}`,
    {
      GroupName: name,
      GroupDescription: name,
      VpcId: vpc,
      SecurityGroupIngress: ingress,
      SecurityGroupEgress: name === 'default' ? [] : [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: anywhere }],
    },
    { GroupId: id },
  )

/** A network interface that uses a group. */
export const networkInterface = (account: string, id: string, GroupSet: readonly string[], more: Bag = {}): Resource =>
  regional(account)(
    'ec2',
    'AWS::EC2::NetworkInterface',
    `network-interface/${id}`,
    { GroupSet, InterfaceType: 'interface' },
    {
      NetworkInterfaceId: id,
      PublicIp: null,
      Ipv6Addresses: [],
      AttachedInstanceId: null,
      InstanceOwnerId: account,
      Status: 'in-use',
      ...more,
    },
  )

/** What a region says of machines, volumes and pictures that do not say it themselves. */
export const regionSettings = (account: string, safe: boolean): Resource =>
  regional(account)(
    'ec2',
    'Keepwatch::EC2::Region',
    'region',
    {},
    {
      EbsEncryptionByDefault: safe,
      SnapshotBlockPublicAccess: safe ? 'block-all-sharing' : 'unblocked',
      ImageBlockPublicAccess: safe ? 'block-new-sharing' : 'unblocked',
      InstanceMetadataDefaults: { HttpTokens: safe ? 'required' : null },
      SerialConsoleAccess: false,
    },
  )

/** What differs between machines. */
export interface MachineFacts {
  readonly subnet: string
  readonly vpc: string
  readonly group: string
  readonly publicAddress: string | null
  /** Whether it is run as machines should be: session tokens, a profile, watched closely, young. */
  readonly kept: boolean
}

/** A machine that runs. */
export function machine(account: string, id: string, { subnet, vpc, group, publicAddress, kept }: MachineFacts): Resource {
  return regional(account)(
    'ec2',
    'AWS::EC2::Instance',
    `instance/${id}`,
    {
      ImageId: kept ? 'ami-0a11b22c33d44e551' : 'ami-0a11b22c33d44e550',
      MetadataOptions: { HttpTokens: kept ? 'required' : 'optional', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 },
      Monitoring: kept,
      SecurityGroupIds: [group],
      SubnetId: subnet,
      IamInstanceProfile: kept ? 'shop-backend' : null,
      EnclaveOptions: { Enabled: false },
    },
    {
      InstanceId: id,
      State: 'running',
      LaunchTime: daysAgo(kept ? 20 : 640),
      StateTransitionReason: '',
      VirtualizationType: 'hvm',
      VpcId: vpc,
      PublicIpAddress: publicAddress,
      PublicIpv6Addresses: [],
      NetworkInterfaceCount: 1,
      InterfaceSubnetIds: [subnet],
      UserDataSecrets: [],
    },
    { product: 'shop' },
  )
}

/** The picture that a machine was made from. */
export const image = (account: string, id: string, daysOld: number): Resource =>
  regional(account)(
    'ec2',
    'Keepwatch::EC2::Image',
    `image/${id}`,
    {},
    {
      ImageId: id,
      OwnerId: account,
      Public: false,
      CreationDate: daysAgo(daysOld),
      DeprecationTime: daysAgo(daysOld - 730),
    },
  )

/** A disk of a machine, and a copy of it. */
export const disk = (account: string, id: string, Encrypted: boolean, attachedTo: string): Resource =>
  regional(account)(
    'ec2',
    'AWS::EC2::Volume',
    `volume/${id}`,
    { Encrypted },
    { VolumeId: id, State: 'in-use', AttachedTo: [attachedTo] },
    { product: 'shop' },
  )

export const diskSnapshot = (account: string, id: string, volume: string, encrypted: boolean, restorableByAll: boolean): Resource =>
  regional(account)(
    'ec2',
    'Keepwatch::EC2::Snapshot',
    `snapshot/${id}`,
    {},
    { SnapshotId: id, VolumeId: volume, Encrypted: encrypted, StartTime: daysAgo(encrypted ? 1 : 900), RestorableByAll: restorableByAll },
  )

/** What Systems Manager says of a machine. */
export const managedMachine = (account: string, id: string): Resource =>
  regional(account)(
    'ec2',
    'Keepwatch::SSM::ManagedInstance',
    `instance/${id}`,
    {},
    {
      InstanceId: id,
      PingStatus: 'Online',
      PlatformType: 'Linux',
      PlatformName: 'Amazon Linux',
      PlatformVersion: '2023',
      AgentVersion: '3.3.2299.0',
      PatchCompliance: { Status: 'COMPLIANT', OverallSeverity: 'UNSPECIFIED', NonCompliantCount: 0 },
      AssociationCompliance: { Status: 'COMPLIANT', OverallSeverity: 'UNSPECIFIED', NonCompliantCount: 0 },
      PatchState: null,
    },
  )
