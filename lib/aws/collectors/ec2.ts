import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2'
import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { gapOf, tagsOf } from './detail.ts'
import { pages } from './pages.ts'

const securityGroupType = 'AWS::EC2::SecurityGroup'

/** Security groups, with one rule per source as CloudFormation writes them. */
export const ec2: Collector = {
  service: 'ec2',
  scope: 'regional',
  brings: { [securityGroupType]: { list: ['ec2:DescribeSecurityGroups'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  try {
    for await (const group of pages((token) => securityGroups(clients, scope.region, token)))
      yield { kind: 'resource', resource: securityGroup(group, scope) }
  } catch (error) {
    yield gapOf('ec2:DescribeSecurityGroups', scope.region, error, [securityGroupType])
  }
}

async function securityGroups(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients.of('ec2', EC2Client, region).send(new DescribeSecurityGroupsCommand({ MaxResults: 1_000, NextToken: token }))
  if (!answer.SecurityGroups) throw new Error('the answer holds no list of security groups')
  return { items: answer.SecurityGroups, next: answer.NextToken }
}

function securityGroup(group: SecurityGroup, scope: CollectorScope): Resource {
  if (!group.GroupId) throw new Error('ec2:DescribeSecurityGroups gave a group without an id')
  const owner = group.OwnerId ?? scope.account
  return {
    arn: `arn:${scope.partition}:ec2:${scope.region}:${owner}:security-group/${group.GroupId}`,
    type: securityGroupType,
    account: scope.account,
    region: scope.region,
    tags: tagsOf(group.Tags),
    configuration: {
      GroupId: group.GroupId,
      GroupName: group.GroupName ?? null,
      GroupDescription: group.Description ?? null,
      VpcId: group.VpcId ?? null,
      SecurityGroupIngress: (group.IpPermissions ?? []).flatMap((permission) => rules(permission, 'Source')),
      SecurityGroupEgress: (group.IpPermissionsEgress ?? []).flatMap((permission) => rules(permission, 'Destination')),
    },
    observed: {},
  }
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
