import {
  CreateNetworkAclEntryCommand,
  CreateVolumeCommand,
  DeleteNetworkAclEntryCommand,
  DescribeImagesCommand,
  DescribeNetworkAclsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  EnableEbsEncryptionByDefaultCommand,
  ModifySubnetAttributeCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2'
import type { Expected } from './expected.ts'
import { configOf, type Seeded } from './seeded.ts'

/** Machines and the network around them: all in order, or as moto makes them, which is as open as AWS once did. */
export async function seedNetwork(seeded: Seeded): Promise<readonly Expected[]> {
  const { good, access } = seeded
  const ec2 = new EC2Client(configOf(seeded))
  const arn = (tail: string): string => `arn:aws:ec2:us-east-1:${access.account}:${tail}`
  const verdict = good ? 'pass' : 'fail'
  const expected = (checkId: string, tail: string): Expected => ({ checkId: `ec2-${checkId}`, arn: arn(tail), verdict })
  if (good) await ec2.send(new EnableEbsEncryptionByDefaultCommand({}))
  const { VolumeId: volume } = await ec2.send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 8, Encrypted: good }))
  const { Images: [image] = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }))
  const { Instances: [machine] = [] } = await ec2.send(
    new RunInstancesCommand({
      ImageId: image?.ImageId,
      MinCount: 1,
      MaxCount: 1,
      InstanceType: 't3.micro',
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 8, Encrypted: good } }],
      MetadataOptions: { HttpTokens: good ? 'required' : 'optional', HttpEndpoint: 'enabled' },
    }),
  )
  const acls = await networkAcls(ec2, good)
  return [
    expected('region-ebs-encryption-default', 'region-settings'),
    expected('volume-encrypted', `volume/${volume}`),
    expected('instance-imdsv2-required', `instance/${machine?.InstanceId}`),
    ...acls.flatMap((acl) =>
      ['ssh-closed', 'rdp-closed', 'all-ports-closed', 'admin-ports-closed'].map((id) => expected(`network-acl-${id}`, acl)),
    ),
    ...(await defaultGroups(ec2, good)).map((group) => expected('security-group-default-closed', group)),
    ...(await subnets(ec2, good)).map((subnet) => expected('subnet-public-addresses-absent', subnet)),
  ]
}

/** The default ACLs let everything in; in order, they let TLS and answers in. */
async function networkAcls(ec2: EC2Client, good: boolean): Promise<readonly string[]> {
  const { NetworkAcls: acls = [] } = await ec2.send(new DescribeNetworkAclsCommand({}))
  for (const { NetworkAclId } of good ? acls : []) {
    await ec2.send(new DeleteNetworkAclEntryCommand({ NetworkAclId, RuleNumber: 100, Egress: false }))
    const tls = { Protocol: '6', RuleAction: 'allow' as const, Egress: false, CidrBlock: '0.0.0.0/0', PortRange: { From: 443, To: 443 } }
    await ec2.send(new CreateNetworkAclEntryCommand({ NetworkAclId, RuleNumber: 90, ...tls }))
  }
  return acls.map(({ NetworkAclId: id }) => `network-acl/${id}`)
}

async function defaultGroups(ec2: EC2Client, good: boolean): Promise<readonly string[]> {
  const { SecurityGroups: groups = [] } = await ec2.send(
    new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: ['default'] }] }),
  )
  for (const { GroupId, IpPermissions: inward = [], IpPermissionsEgress: outward = [] } of good ? groups : []) {
    if (inward.length > 0) await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: inward }))
    if (outward.length > 0) await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: outward }))
  }
  return groups.map(({ GroupId: id }) => `security-group/${id}`)
}

async function subnets(ec2: EC2Client, good: boolean): Promise<readonly string[]> {
  const { Subnets: all = [] } = await ec2.send(new DescribeSubnetsCommand({}))
  for (const { SubnetId } of good ? all : [])
    await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: false } }))
  return all.map(({ SubnetId: id }) => `subnet/${id}`)
}
