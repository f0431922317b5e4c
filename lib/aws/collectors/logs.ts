import type { Delivery, DeliverySource, LogGroup, MetricFilter, ResourcePolicy } from '@aws-sdk/client-cloudwatch-logs'
import {
  CloudWatchLogsClient,
  DescribeDeliveriesCommand,
  DescribeDeliverySourcesCommand,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  DescribeResourcePoliciesCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { policyObject } from './detail.ts'
import { listed } from './listed.ts'

const groupType = 'AWS::Logs::LogGroup'
const filterType = 'AWS::Logs::MetricFilter'
const policyType = 'AWS::Logs::ResourcePolicy'
const sourceType = 'AWS::Logs::DeliverySource'
const deliveryType = 'AWS::Logs::Delivery'

/** CloudWatch Logs: what is kept where and for how long, what is counted, and who delivers to where. No log event is read. */
export const logs: Collector = {
  service: 'logs',
  scope: 'regional',
  brings: {
    [groupType]: { list: ['logs:DescribeLogGroups'] },
    [filterType]: { list: ['logs:DescribeMetricFilters'] },
    [policyType]: { list: ['logs:DescribeResourcePolicies'] },
    [sourceType]: { list: ['logs:DescribeDeliverySources'] },
    [deliveryType]: { list: ['logs:DescribeDeliveries'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('logs', CloudWatchLogsClient, scope.region)
  if (scope.wants(groupType))
    yield* listed(scope, {
      action: 'logs:DescribeLogGroups',
      types: [groupType],
      page: async (nextToken) => {
        const answer = await client.send(new DescribeLogGroupsCommand({ limit: 50, nextToken }))
        return { items: listOf(answer.logGroups, 'log groups'), next: answer.nextToken }
      },
      read: (group) => groupResource(group, scope),
    })
  if (scope.wants(filterType))
    yield* listed(scope, {
      action: 'logs:DescribeMetricFilters',
      types: [filterType],
      page: async (nextToken) => {
        const answer = await client.send(new DescribeMetricFiltersCommand({ limit: 50, nextToken }))
        return { items: listOf(answer.metricFilters, 'metric filters'), next: answer.nextToken }
      },
      read: (filter) => filterResource(filter, scope),
    })
  if (scope.wants(policyType))
    yield* listed(scope, {
      action: 'logs:DescribeResourcePolicies',
      types: [policyType],
      page: async (nextToken) => {
        const answer = await client.send(new DescribeResourcePoliciesCommand({ limit: 50, nextToken }))
        return { items: listOf(answer.resourcePolicies, 'resource policies'), next: answer.nextToken }
      },
      read: (policy) => policyResource(policy, scope),
    })
  if (scope.wants(sourceType))
    yield* listed(scope, {
      action: 'logs:DescribeDeliverySources',
      types: [sourceType],
      page: async (nextToken) => {
        const answer = await client.send(new DescribeDeliverySourcesCommand({ limit: 50, nextToken }))
        return { items: listOf(answer.deliverySources, 'delivery sources'), next: answer.nextToken }
      },
      read: (source) => sourceResource(source, scope),
    })
  if (scope.wants(deliveryType))
    yield* listed(scope, {
      action: 'logs:DescribeDeliveries',
      types: [deliveryType],
      page: async (nextToken) => {
        const answer = await client.send(new DescribeDeliveriesCommand({ limit: 50, nextToken }))
        return { items: listOf(answer.deliveries, 'deliveries'), next: answer.nextToken }
      },
      read: (delivery) => deliveryResource(delivery, scope),
    })
}

function listOf<Item>(list: readonly Item[] | undefined, what: string): readonly Item[] {
  if (!list) throw new Error(`the answer holds no list of ${what}`)
  return list
}

const arnOf = (scope: CollectorScope, rest: string): string => `arn:${scope.partition}:logs:${scope.region}:${scope.account}:${rest}`

function groupResource(group: LogGroup, scope: CollectorScope): Resource {
  const { logGroupName: name } = group
  if (!name) throw new Error('logs:DescribeLogGroups gave a log group without a name')
  return collectedResource(groupType, scope, {
    arn: group.logGroupArn ?? group.arn?.replace(/:\*$/, '') ?? arnOf(scope, `log-group:${name}`),
    configuration: {
      LogGroupName: { value: name },
      // Absent: events never expire; encrypted by CloudWatch Logs itself.
      RetentionInDays: { value: group.retentionInDays ?? null },
      KmsKeyId: { value: group.kmsKeyId ?? null },
      LogGroupClass: { value: group.logGroupClass ?? 'STANDARD' },
      DeletionProtectionEnabled: { value: group.deletionProtectionEnabled ?? false },
    },
    observed: {
      CreationTime: { value: group.creationTime === undefined ? null : new Date(group.creationTime).toISOString() },
      StoredBytes: { value: group.storedBytes ?? null },
    },
  })
}

/** A metric filter has no ARN: it is named below its log group. */
function filterResource(filter: MetricFilter, scope: CollectorScope): Resource {
  const { logGroupName: group, filterName: name } = filter
  if (!group || !name) throw new Error('logs:DescribeMetricFilters gave a filter without a name or a log group')
  return collectedResource(filterType, scope, {
    arn: arnOf(scope, `log-group:${group}:metric-filter:${name}`),
    configuration: {
      FilterName: { value: name },
      LogGroupName: { value: group },
      // The empty pattern, which matches every event, may be left out of the answer.
      FilterPattern: { value: filter.filterPattern ?? '' },
      FieldSelectionCriteria: { value: filter.fieldSelectionCriteria || null },
      ApplyOnTransformedLogs: { value: filter.applyOnTransformedLogs ?? false },
      MetricTransformations: {
        value: (filter.metricTransformations ?? []).map((to) => ({
          MetricName: to.metricName,
          MetricNamespace: to.metricNamespace,
          MetricValue: to.metricValue,
          ...(to.dimensions ? { Dimensions: Object.entries(to.dimensions).map(([Key, Value]) => ({ Key, Value })) } : {}),
        })),
      },
    },
  })
}

/** A policy has no ARN of its own. */
function policyResource({ policyName: name, policyDocument: document }: ResourcePolicy, scope: CollectorScope): Resource {
  if (!name) throw new Error('logs:DescribeResourcePolicies gave a policy without a name')
  return collectedResource(policyType, scope, {
    arn: arnOf(scope, `resource-policy:${name}`),
    configuration: {
      PolicyName: { value: name },
      PolicyDocument: document === undefined ? { unseen: 'the answer does not say' } : { value: policyObject(document) },
    },
  })
}

function sourceResource(source: DeliverySource, scope: CollectorScope): Resource {
  if (!source.name) throw new Error('logs:DescribeDeliverySources gave a source without a name')
  return collectedResource(sourceType, scope, {
    arn: source.arn ?? arnOf(scope, `delivery-source:${source.name}`),
    configuration: {
      Name: { value: source.name },
      ResourceArn: { value: source.resourceArns?.[0] },
      LogType: { value: source.logType ?? null },
    },
    observed: { Service: { value: source.service ?? null }, ResourceArns: { value: source.resourceArns } },
  })
}

function deliveryResource(delivery: Delivery, scope: CollectorScope): Resource {
  const arn = delivery.arn ?? (delivery.id ? arnOf(scope, `delivery:${delivery.id}`) : undefined)
  if (!arn) throw new Error('logs:DescribeDeliveries gave a delivery without a name')
  return collectedResource(deliveryType, scope, {
    arn,
    configuration: {
      DeliverySourceName: { value: delivery.deliverySourceName },
      DeliveryDestinationArn: { value: delivery.deliveryDestinationArn },
    },
    observed: { DeliveryDestinationType: { value: delivery.deliveryDestinationType ?? null } },
  })
}
