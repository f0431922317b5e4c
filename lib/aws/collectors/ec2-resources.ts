import type { Address, ClientVpnEndpoint, Image, NetworkInterface, TransitGateway, Volume } from '@aws-sdk/client-ec2'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { orNone, tagsOf } from './detail.ts'

const arnOf = (scope: CollectorScope, kind: string, id: string | undefined): string => {
  if (!id) throw new Error(`EC2 gave a ${kind} without an id`)
  return `arn:${scope.partition}:ec2:${scope.region}:${scope.account}:${kind}/${id}`
}

/** A volume. */
export function volumeResource(volume: Volume, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::Volume', scope, {
    arn: arnOf(scope, 'volume', volume.VolumeId),
    tags: { value: tagsOf(volume.Tags) },
    configuration: {
      Encrypted: { value: volume.Encrypted },
      KmsKeyId: orNone(volume.KmsKeyId),
      Size: orNone(volume.Size),
      AvailabilityZone: orNone(volume.AvailabilityZone),
    },
    observed: {
      VolumeId: { value: volume.VolumeId },
      State: orNone(volume.State),
      AttachedTo: { value: (volume.Attachments ?? []).flatMap(({ InstanceId: id }) => (id ? [id] : [])) },
    },
  })
}

/** A network interface: who holds it, which groups are on it, and whether it has a public address. */
export function interfaceResource(one: NetworkInterface, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::NetworkInterface', scope, {
    arn: arnOf(scope, 'network-interface', one.NetworkInterfaceId),
    tags: { value: tagsOf(one.TagSet) },
    configuration: {
      GroupSet: { value: (one.Groups ?? []).flatMap(({ GroupId: id }) => (id ? [id] : [])) },
      SubnetId: orNone(one.SubnetId),
      InterfaceType: orNone(one.InterfaceType),
      Description: orNone(one.Description),
      PrivateIpAddress: orNone(one.PrivateIpAddress),
    },
    observed: {
      NetworkInterfaceId: { value: one.NetworkInterfaceId },
      PublicIp: orNone(one.Association?.PublicIp),
      Ipv6Addresses: { value: (one.Ipv6Addresses ?? []).flatMap(({ Ipv6Address: address }) => (address ? [address] : [])) },
      AttachedInstanceId: orNone(one.Attachment?.InstanceId),
      InstanceOwnerId: orNone(one.Attachment?.InstanceOwnerId),
      VpcId: orNone(one.VpcId),
      Status: orNone(one.Status),
    },
  })
}

/** An image: of the account, or one that its instances run. */
export function imageResource(image: Image, scope: CollectorScope): Resource {
  return collectedResource('Keepwatch::EC2::Image', scope, {
    arn: `arn:${scope.partition}:ec2:${scope.region}::image/${image.ImageId ?? ''}`,
    tags: { value: tagsOf(image.Tags) },
    observed: {
      ImageId: { value: image.ImageId },
      OwnerId: orNone(image.OwnerId),
      Public: { value: image.Public },
      CreationDate: orNone(image.CreationDate),
      DeprecationTime: orNone(image.DeprecationTime),
    },
  })
}

/** An elastic address. */
export function addressResource(address: Address, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::EIP', scope, {
    arn: arnOf(scope, 'elastic-ip', address.AllocationId ?? address.PublicIp),
    tags: { value: tagsOf(address.Tags) },
    configuration: { InstanceId: { value: address.InstanceId || null } },
    observed: {
      PublicIp: orNone(address.PublicIp),
      AssociationId: orNone(address.AssociationId),
      NetworkInterfaceId: orNone(address.NetworkInterfaceId),
    },
  })
}

/** A transit gateway. */
export function gatewayResource(gateway: TransitGateway, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::TransitGateway', scope, {
    arn: gateway.TransitGatewayArn ?? arnOf(scope, 'transit-gateway', gateway.TransitGatewayId),
    tags: { value: tagsOf(gateway.Tags) },
    configuration: { AutoAcceptSharedAttachments: { value: gateway.Options?.AutoAcceptSharedAttachments } },
  })
}

/** An endpoint of AWS Client VPN. */
export function vpnEndpointResource(endpoint: ClientVpnEndpoint, scope: CollectorScope): Resource {
  return collectedResource('AWS::EC2::ClientVpnEndpoint', scope, {
    arn: arnOf(scope, 'client-vpn-endpoint', endpoint.ClientVpnEndpointId),
    tags: { value: tagsOf(endpoint.Tags) },
    configuration: { ConnectionLogOptions: { value: { Enabled: endpoint.ConnectionLogOptions?.Enabled ?? false } } },
  })
}
