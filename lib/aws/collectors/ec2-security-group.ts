import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2'
import type { Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { orNone, tagsOf } from './detail.ts'

/** A security group, with one rule per peer as CloudFormation writes them. */
export function securityGroupResource(group: SecurityGroup, scope: CollectorScope): Resource {
  if (!group.GroupId) throw new Error('ec2:DescribeSecurityGroups gave a group without an id')
  const owner = group.OwnerId ?? scope.account
  return collectedResource('AWS::EC2::SecurityGroup', scope, {
    arn: `arn:${scope.partition}:ec2:${scope.region}:${owner}:security-group/${group.GroupId}`,
    tags: { value: tagsOf(group.Tags) },
    configuration: {
      GroupName: orNone(group.GroupName),
      GroupDescription: orNone(group.Description),
      VpcId: orNone(group.VpcId),
      SecurityGroupIngress: { value: (group.IpPermissions ?? []).flatMap((permission) => rules(permission, 'Source')) },
      SecurityGroupEgress: { value: (group.IpPermissionsEgress ?? []).flatMap((permission) => rules(permission, 'Destination')) },
    },
    observed: { GroupId: { value: group.GroupId } },
  })
}

/** A permission holds many peers; CloudFormation has one rule per peer. */
function rules(permission: IpPermission, side: 'Source' | 'Destination'): readonly Record<string, unknown>[] {
  const ports = {
    IpProtocol: permission.IpProtocol ?? null,
    ...(permission.FromPort === undefined ? {} : { FromPort: permission.FromPort }),
    ...(permission.ToPort === undefined ? {} : { ToPort: permission.ToPort }),
  }
  const rule = (peer: Record<string, unknown>, description: string | undefined): Record<string, unknown> => ({
    ...ports,
    ...peer,
    ...(description ? { Description: description } : {}),
  })
  return [
    ...(permission.IpRanges ?? []).map((range) => rule({ CidrIp: range.CidrIp }, range.Description)),
    ...(permission.Ipv6Ranges ?? []).map((range) => rule({ CidrIpv6: range.CidrIpv6 }, range.Description)),
    ...(permission.PrefixListIds ?? []).map((list) => rule({ [`${side}PrefixListId`]: list.PrefixListId }, list.Description)),
    ...(permission.UserIdGroupPairs ?? []).map((pair) => rule({ [`${side}SecurityGroupId`]: pair.GroupId }, pair.Description)),
  ]
}
