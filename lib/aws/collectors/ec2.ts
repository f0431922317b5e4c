import {
  DescribeAddressesCommand,
  DescribeClientVpnEndpointsCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupsCommand,
  DescribeTransitGatewaysCommand,
  DescribeVolumesCommand,
  EC2Client,
  type Instance,
} from '@aws-sdk/client-ec2'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { instanceResource, instanceType } from './ec2-instance.ts'
import { launchTemplates, templateType } from './ec2-launch-templates.ts'
import { regionSettings, regionType } from './ec2-region.ts'
import { addressResource, gatewayResource, imageResource, interfaceResource, volumeResource, vpnEndpointResource } from './ec2-resources.ts'
import { securityGroupResource } from './ec2-security-group.ts'
import { snapshots, snapshotType } from './ec2-snapshots.ts'
import { listed } from './listed.ts'
import { eachPage, type Page } from './pages.ts'

const groupType = 'AWS::EC2::SecurityGroup'
const interfaceType = 'AWS::EC2::NetworkInterface'
const volumeType = 'AWS::EC2::Volume'
const imageType = 'Keepwatch::EC2::Image'
const addressType = 'AWS::EC2::EIP'
const gatewayType = 'AWS::EC2::TransitGateway'
const vpnEndpointType = 'AWS::EC2::ClientVpnEndpoint'

/** Images asked for by their ids in one call. */
const imagesPerCall = 200

/** Machines and what belongs to them: groups, interfaces, disks, images, templates, addresses, and the settings of the region. */
export const ec2: Collector = {
  service: 'ec2',
  scope: 'regional',
  brings: {
    [instanceType]: { list: ['ec2:DescribeInstances'], details: { UserDataSecrets: ['ec2:DescribeInstanceAttribute'] } },
    [groupType]: { list: ['ec2:DescribeSecurityGroups'] },
    [interfaceType]: { list: ['ec2:DescribeNetworkInterfaces'] },
    [volumeType]: { list: ['ec2:DescribeVolumes'] },
    [snapshotType]: {
      list: ['ec2:DescribeSnapshots'],
      details: { RestorableByAll: ['ec2:DescribeSnapshotAttribute', 'ec2:DescribeSnapshots'] },
    },
    [imageType]: { list: ['ec2:DescribeImages', 'ec2:DescribeInstances'] },
    [templateType]: { list: ['ec2:DescribeLaunchTemplateVersions'] },
    [addressType]: { list: ['ec2:DescribeAddresses'] },
    [gatewayType]: { list: ['ec2:DescribeTransitGateways'] },
    [vpnEndpointType]: { list: ['ec2:DescribeClientVpnEndpoints'] },
    [regionType]: {
      list: [],
      details: {
        EbsEncryptionByDefault: ['ec2:GetEbsEncryptionByDefault'],
        ImageBlockPublicAccess: ['ec2:GetImageBlockPublicAccessState'],
        InstanceMetadataDefaults: ['ec2:GetInstanceMetadataDefaults'],
        SerialConsoleAccess: ['ec2:GetSerialConsoleAccessStatus'],
        SnapshotBlockPublicAccess: ['ec2:GetSnapshotBlockPublicAccessState'],
      },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('ec2', EC2Client, scope.region)
  if (scope.wants(regionType)) yield* regionSettings(client, scope)
  if (scope.wants(groupType))
    yield* listed(scope, {
      action: 'ec2:DescribeSecurityGroups',
      types: [groupType],
      page: async (NextToken) => {
        const answer = await client.send(new DescribeSecurityGroupsCommand({ MaxResults: 1_000, NextToken }))
        return pageOf(answer.SecurityGroups, answer.NextToken, 'security groups')
      },
      read: (group) => securityGroupResource(group, scope),
    })
  yield* machines(client, scope)
  yield* others(client, scope)
}

async function* machines(client: EC2Client, scope: CollectorScope): AsyncGenerator<Collected> {
  if (scope.wants(instanceType))
    yield* listed(scope, {
      action: 'ec2:DescribeInstances',
      types: [instanceType],
      page: async (token) => instancePage(client, token),
      read: (instance) => instanceResource(client, instance, scope),
    })
  if (scope.wants(interfaceType))
    yield* listed(scope, {
      action: 'ec2:DescribeNetworkInterfaces',
      types: [interfaceType],
      page: async (NextToken) => {
        const answer = await client.send(new DescribeNetworkInterfacesCommand({ MaxResults: 1_000, NextToken }))
        return pageOf(answer.NetworkInterfaces, answer.NextToken, 'network interfaces')
      },
      read: (one) => interfaceResource(one, scope),
    })
  if (scope.wants(volumeType))
    yield* listed(scope, {
      action: 'ec2:DescribeVolumes',
      types: [volumeType],
      page: async (NextToken) => {
        const answer = await client.send(new DescribeVolumesCommand({ MaxResults: 500, NextToken }))
        return pageOf(answer.Volumes, answer.NextToken, 'volumes')
      },
      read: (volume) => volumeResource(volume, scope),
    })
  if (scope.wants(snapshotType)) yield* snapshots(client, scope)
  if (scope.wants(imageType)) yield* images(client, scope)
  if (scope.wants(templateType))
    yield* listed(scope, {
      action: 'ec2:DescribeLaunchTemplateVersions',
      types: [templateType],
      // Without the id of a template, the newest and the default versions of all of them.
      page: async (NextToken) => {
        const answer = await client.send(
          new DescribeLaunchTemplateVersionsCommand({ Versions: ['$Latest', '$Default'], MaxResults: 200, NextToken }),
        )
        const page = pageOf(answer.LaunchTemplateVersions, answer.NextToken, 'launch templates')
        return { items: launchTemplates(page.items), next: page.next }
      },
      read: (read) => read(scope),
    })
}

async function* others(client: EC2Client, scope: CollectorScope): AsyncGenerator<Collected> {
  if (scope.wants(addressType))
    yield* listed(scope, {
      action: 'ec2:DescribeAddresses',
      types: [addressType],
      page: async () => pageOf((await client.send(new DescribeAddressesCommand({}))).Addresses, undefined, 'addresses'),
      read: (address) => addressResource(address, scope),
    })
  if (scope.wants(gatewayType))
    yield* listed(scope, {
      action: 'ec2:DescribeTransitGateways',
      types: [gatewayType],
      page: async (NextToken) => {
        const answer = await client.send(new DescribeTransitGatewaysCommand({ MaxResults: 1_000, NextToken }))
        return pageOf(answer.TransitGateways, answer.NextToken, 'transit gateways')
      },
      read: (gateway) => gatewayResource(gateway, scope),
    })
  if (scope.wants(vpnEndpointType))
    yield* listed(scope, {
      action: 'ec2:DescribeClientVpnEndpoints',
      types: [vpnEndpointType],
      page: async (NextToken) => {
        const answer = await client.send(new DescribeClientVpnEndpointsCommand({ MaxResults: 1_000, NextToken }))
        return pageOf(answer.ClientVpnEndpoints, answer.NextToken, 'client VPN endpoints')
      },
      read: (endpoint) => vpnEndpointResource(endpoint, scope),
    })
}

/** Images of the account, and those of others that its instances run. */
async function* images(client: EC2Client, scope: CollectorScope): AsyncGenerator<Collected> {
  const own = new Set<string>()
  yield* listed(scope, {
    action: 'ec2:DescribeImages',
    types: [imageType],
    page: async (NextToken) => {
      const answer = await client.send(new DescribeImagesCommand({ Owners: ['self'], MaxResults: 500, NextToken }))
      return pageOf(answer.Images, answer.NextToken, 'images')
    },
    read: (image) => {
      // An emulator gives the images of others, too.
      if (image.OwnerId !== scope.account) return undefined
      own.add(image.ImageId ?? '')
      return imageResource(image, scope)
    },
  })
  const used = new Set<string>()
  yield* listed(scope, {
    action: 'ec2:DescribeInstances',
    types: [imageType],
    page: async (token) => {
      const page = await instancePage(client, token)
      const ids = page.items.flatMap(({ ImageId: id }) => (id && !own.has(id) && !used.has(id) ? [id] : []))
      for (const id of ids) used.add(id)
      const found = await imagesById(client, [...new Set(ids)])
      return { items: found, next: page.next }
    },
    read: (image) => imageResource(image, scope),
  })
}

/** By a filter, since one id that is gone would refuse the whole list. */
async function imagesById(client: EC2Client, ids: readonly string[]) {
  const found = []
  for (let start = 0; start < ids.length; start += imagesPerCall) {
    const Filters = [{ Name: 'image-id', Values: ids.slice(start, start + imagesPerCall) }]
    const pages = eachPage(async (NextToken) => {
      const answer = await client.send(new DescribeImagesCommand({ Filters, IncludeDeprecated: true, NextToken }))
      return pageOf(answer.Images, answer.NextToken, 'images')
    }, undefined)
    for await (const { items } of pages) found.push(...items)
  }
  return found
}

async function instancePage(client: EC2Client, NextToken: string | undefined): Promise<Page<Instance>> {
  const answer = await client.send(new DescribeInstancesCommand({ MaxResults: 1_000, NextToken }))
  const page = pageOf(answer.Reservations, answer.NextToken, 'instances')
  const alive = ({ State: state }: Instance): boolean => state?.Name !== 'terminated' && state?.Name !== 'shutting-down'
  return { items: page.items.flatMap(({ Instances: list }) => list ?? []).filter(alive), next: page.next }
}

function pageOf<Item>(items: Item[] | undefined, next: string | undefined, what: string): Page<Item> {
  if (!items) throw new Error(`the answer holds no list of ${what}`)
  return { items, next }
}
