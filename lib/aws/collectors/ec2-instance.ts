import { gunzipSync } from 'node:zlib'
import { DescribeInstanceAttributeCommand, type EC2Client, type Instance } from '@aws-sdk/client-ec2'
import type { Resource } from '#lib/audit/snapshot.ts'
import { type FoundSecret, findSecrets } from '#lib/findings/secret-patterns.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, orNone, tagsOf } from './detail.ts'

export const instanceType = 'AWS::EC2::Instance'

/** User data has 16 KB before it is encoded (EC2 user guide); inflated it is cut here. */
const userDataLimit = 1024 * 1024

/** An instance; of its user data only which secrets stand in it. */
export async function instanceResource(client: EC2Client, instance: Instance, scope: CollectorScope): Promise<Resource> {
  const id = instance.InstanceId
  if (!id) throw new Error('ec2:DescribeInstances gave an instance without an id')
  const arn = `arn:${scope.partition}:ec2:${scope.region}:${scope.account}:instance/${id}`
  const secrets = await wanted(scope, instanceType, 'UserDataSecrets', () => userDataSecrets(client, id, arn, scope.region))
  const interfaces = instance.NetworkInterfaces ?? []
  const metadata = instance.MetadataOptions
  return collectedResource(instanceType, scope, {
    arn,
    tags: { value: tagsOf(instance.Tags) },
    configuration: {
      ImageId: orNone(instance.ImageId),
      InstanceType: orNone(instance.InstanceType),
      SubnetId: orNone(instance.SubnetId),
      SecurityGroupIds: { value: groupsOf(instance) },
      IamInstanceProfile: orNone(instance.IamInstanceProfile?.Arn),
      // Basic monitoring is "disabled", which is what CloudFormation calls false.
      Monitoring: { value: instance.Monitoring?.State === undefined ? undefined : /^(enabled|pending)$/.test(instance.Monitoring.State) },
      Tenancy: orNone(instance.Placement?.Tenancy),
      MetadataOptions: { value: metadata && { HttpTokens: metadata.HttpTokens ?? null, HttpEndpoint: metadata.HttpEndpoint ?? null } },
      EnclaveOptions: { value: { Enabled: instance.EnclaveOptions?.Enabled ?? false } },
    },
    observed: {
      InstanceId: { value: id },
      State: orNone(instance.State?.Name),
      LaunchTime: { value: instance.LaunchTime?.toISOString() ?? null },
      StateTransitionReason: orNone(instance.StateTransitionReason),
      VirtualizationType: orNone(instance.VirtualizationType),
      VpcId: orNone(instance.VpcId),
      PublicIpAddress: { value: publicAddressOf(instance) },
      PublicIpv6Addresses: {
        value: interfaces
          .flatMap(({ Ipv6Addresses: list }) => (list ?? []).flatMap(({ Ipv6Address: one }) => (one ? [one] : [])))
          .filter((address) => !/^f[cd]/i.test(address)),
      },
      NetworkInterfaceCount: { value: interfaces.length },
      InterfaceSubnetIds: { value: [...new Set(interfaces.flatMap(({ SubnetId: subnet }) => (subnet ? [subnet] : [])))].sort() },
      UserDataSecrets: secrets,
    },
  })
}

/** `PublicIpAddress` is that of the primary interface; an elastic address on a second one is reached as well. */
function publicAddressOf({ PublicIpAddress: own, NetworkInterfaces: interfaces = [] }: Instance): string | null {
  const others = interfaces.flatMap((one) => [
    one.Association?.PublicIp,
    ...(one.PrivateIpAddresses ?? []).map((address) => address.Association?.PublicIp),
  ])
  return own || others.find((address) => address) || null
}

/** Groups of all its interfaces: a second interface opens what the first closes. */
function groupsOf(instance: Instance): readonly string[] {
  const all = [...(instance.SecurityGroups ?? []), ...(instance.NetworkInterfaces ?? []).flatMap(({ Groups: groups }) => groups ?? [])]
  return [...new Set(all.flatMap(({ GroupId: id }) => (id ? [id] : [])))].sort()
}

function userDataSecrets(client: EC2Client, InstanceId: string, arn: string, region: string): Promise<Detail<readonly FoundSecret[]>> {
  return detail(
    'ec2:DescribeInstanceAttribute',
    region,
    async () => {
      const { UserData: answer } = await client.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' }))
      return secretsInUserData(answer?.Value, arn)
    },
    { gone: ['InvalidInstanceID.NotFound'] },
  )
}

/** Secrets in user data as the API gives it (base64, of text or of gzip); the text is let go at once. */
export function secretsInUserData(base64: string | undefined, salt: string): readonly FoundSecret[] {
  if (!base64) return []
  const bytes = Buffer.from(base64, 'base64')
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const text = isGzip ? gunzipSync(bytes, { maxOutputLength: userDataLimit }) : bytes
  return findSecrets(text.toString('utf8'), salt)
}
