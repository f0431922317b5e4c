import type { FlowLog, Vpc } from '@aws-sdk/client-ec2'
import { DescribeFlowLogsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { type Detail, detail, gapOf, gather, mapDetail, tagsOf } from './detail.ts'
import { pages } from './pages.ts'
import { queryLogAssociations } from './vpc-query-logs.ts'

const vpcType = 'AWS::EC2::VPC'

/**
 * VPCs with the flow logs that are made for them as a whole (those of a subnet or an interface do not record the VPC), and with what
 * logs their DNS queries.
 */
export const vpc: Collector = {
  service: 'vpc',
  scope: 'regional',
  brings: { [vpcType]: { list: ['ec2:DescribeFlowLogs', 'ec2:DescribeVpcs', 'route53resolver:ListResolverQueryLogConfigAssociations'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const logs = await detail('ec2:DescribeFlowLogs', scope.region, () =>
    Array.fromAsync(pages((token) => flowLogs(clients, scope.region, token))),
  )
  const queryLogs = await queryLogAssociations(clients, scope.region)
  try {
    for await (const one of pages((token) => vpcs(clients, scope.region, token)))
      yield { kind: 'resource', resource: vpcResource(one, { logs, queryLogs }, scope) }
  } catch (error) {
    yield gapOf('ec2:DescribeVpcs', scope.region, error, [vpcType])
  }
}

async function vpcs(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients.of('ec2', EC2Client, region).send(new DescribeVpcsCommand({ MaxResults: 1_000, NextToken: token }))
  if (!answer.Vpcs) throw new Error('the answer holds no list of VPCs')
  return { items: answer.Vpcs, next: answer.NextToken }
}

async function flowLogs(clients: AwsClients, region: string, token: string | undefined) {
  const answer = await clients.of('ec2', EC2Client, region).send(new DescribeFlowLogsCommand({ MaxResults: 1_000, NextToken: token }))
  if (!answer.FlowLogs) throw new Error('the answer holds no list of flow logs')
  return { items: answer.FlowLogs, next: answer.NextToken }
}

interface VpcLogs {
  readonly logs: Detail<readonly FlowLog[]>
  readonly queryLogs: Awaited<ReturnType<typeof queryLogAssociations>>
}

function vpcResource(described: Vpc, { logs, queryLogs }: VpcLogs, scope: CollectorScope): Resource {
  const id = described.VpcId
  if (!id) throw new Error('ec2:DescribeVpcs gave a VPC without an id')
  const observed = gather({
    IsDefault: { value: described.IsDefault ?? false },
    FlowLogs: mapDetail(logs, (all) => all.filter((log) => log.ResourceId === id).map(flowLog)),
    QueryLogs: mapDetail(queryLogs, (all) =>
      all
        .filter((one) => one.ResourceId === id)
        .map(({ ResolverQueryLogConfigId: config, Status }) => ({ ResolverQueryLogConfigId: config ?? null, Status: Status ?? null })),
    ),
  })
  return {
    arn: `arn:${scope.partition}:ec2:${scope.region}:${described.OwnerId ?? scope.account}:vpc/${id}`,
    type: vpcType,
    account: scope.account,
    region: scope.region,
    tags: tagsOf(described.Tags),
    configuration: { VpcId: id, CidrBlock: described.CidrBlock ?? null },
    observed: observed.seen,
    ...(Object.keys(observed.unseen).length > 0 ? { unseen: observed.unseen } : {}),
  }
}

/** Names of AWS::EC2::FlowLog where it has them; what a template cannot say beside them. */
function flowLog(log: FlowLog) {
  return {
    FlowLogId: log.FlowLogId ?? null,
    TrafficType: log.TrafficType ?? null,
    LogDestinationType: log.LogDestinationType ?? null,
    LogDestination: log.LogDestination ?? null,
    LogFormat: log.LogFormat ?? null,
    MaxAggregationInterval: log.MaxAggregationInterval ?? null,
    Status: log.FlowLogStatus ?? null,
    DeliveryStatus: log.DeliverLogsStatus ?? null,
  }
}
