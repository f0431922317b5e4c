import { type Cluster, DAXClient, DescribeClustersCommand } from '@aws-sdk/client-dax'
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetResourcePolicyCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { detail, GoneError, orNone, policyObject, tagsOf, UnreadableError } from './detail.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const tableType = 'AWS::DynamoDB::Table'
const daxType = 'AWS::DAX::Cluster'

/** Tables, each described on its own (there is no batch), and the clusters of DynamoDB Accelerator. */
export const dynamodb: Collector = {
  service: 'dynamodb',
  scope: 'regional',
  brings: {
    [tableType]: {
      list: ['dynamodb:DescribeTable', 'dynamodb:ListTables'],
      details: {
        PointInTimeRecoverySpecification: ['dynamodb:DescribeContinuousBackups'],
        ResourcePolicy: ['dynamodb:GetResourcePolicy'],
        Tags: ['dynamodb:ListTagsOfResource'],
      },
    },
    [daxType]: { list: ['dax:DescribeClusters'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('dynamodb', DynamoDBClient, scope.region)
  if (scope.wants(tableType))
    yield* listed(scope, {
      action: 'dynamodb:ListTables',
      types: [tableType],
      page: async (ExclusiveStartTableName) => {
        const answer = await client.send(new ListTablesCommand({ Limit: 100, ExclusiveStartTableName }))
        if (!answer.TableNames) throw new Error('the answer holds no list of tables')
        return { items: answer.TableNames, next: answer.LastEvaluatedTableName }
      },
      read: (name) => tableResource(client, name, scope),
    })
  if (scope.wants(daxType)) yield* accelerators(clients.of('dax', DAXClient, scope.region), scope)
}

async function tableResource(client: DynamoDBClient, TableName: string, scope: CollectorScope): Promise<Resource> {
  const gone = ['ResourceNotFoundException', 'TableNotFoundException']
  const described = await detail(
    'dynamodb:DescribeTable',
    scope.region,
    async () => {
      const { Table: table } = await client.send(new DescribeTableCommand({ TableName }))
      if (!table?.TableArn) throw new Error('the answer holds no table')
      return { ...table, TableArn: table.TableArn }
    },
    { gone },
  )
  if ('unseen' in described) throw new UnreadableError('dynamodb:DescribeTable', new Error(described.unseen))
  const table = described.value
  if (table.TableStatus === 'DELETING') throw new GoneError('dynamodb:DescribeTable')
  const [recovery, policy, tags] = await Promise.all([
    wanted(scope, tableType, 'PointInTimeRecoverySpecification', () =>
      detail(
        'dynamodb:DescribeContinuousBackups',
        scope.region,
        async () => {
          const answer = await client.send(new DescribeContinuousBackupsCommand({ TableName }))
          const status = answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus
          if (status === undefined) throw new Error('the answer does not say')
          return { PointInTimeRecoveryEnabled: status === 'ENABLED' }
        },
        { gone },
      ),
    ),
    wanted(scope, tableType, 'ResourcePolicy', () =>
      detail<{ readonly PolicyDocument: unknown } | null>(
        'dynamodb:GetResourcePolicy',
        scope.region,
        async () => {
          const { Policy: text } = await client.send(new GetResourcePolicyCommand({ ResourceArn: table.TableArn }))
          return { PolicyDocument: policyObject(text ?? '') }
        },
        { gone, facts: { PolicyNotFoundException: null } },
      ),
    ),
    wanted(scope, tableType, 'Tags', () =>
      detail(
        'dynamodb:ListTagsOfResource',
        scope.region,
        async () =>
          tagsOf(
            await Array.fromAsync(
              pages(async (NextToken) => {
                const answer = await client.send(new ListTagsOfResourceCommand({ ResourceArn: table.TableArn, NextToken }))
                return { items: answer.Tags ?? [], next: answer.NextToken }
              }),
            ),
          ),
        { gone },
      ),
    ),
  ])
  const sse = table.SSEDescription
  return collectedResource(tableType, scope, {
    arn: table.TableArn,
    tags,
    configuration: {
      TableName: { value: TableName },
      BillingMode: { value: table.BillingModeSummary?.BillingMode ?? 'PROVISIONED' },
      DeletionProtectionEnabled: { value: table.DeletionProtectionEnabled },
      // Without a description the table is encrypted with a key that DynamoDB owns.
      SSESpecification: {
        value: sse
          ? { SSEEnabled: sse.Status === 'ENABLED', SSEType: sse.SSEType ?? null, KMSMasterKeyId: sse.KMSMasterKeyArn ?? null }
          : null,
      },
      PointInTimeRecoverySpecification: recovery,
      ResourcePolicy: policy,
    },
    observed: { Status: orNone(table.TableStatus) },
  })
}

async function* accelerators(client: DAXClient, scope: CollectorScope): AsyncGenerator<Collected> {
  yield* listed(scope, {
    action: 'dax:DescribeClusters',
    types: [daxType],
    page: async (NextToken) => {
      const answer = await client.send(new DescribeClustersCommand({ MaxResults: 100, NextToken }))
      if (!answer.Clusters) throw new Error('the answer holds no list of clusters')
      return { items: answer.Clusters, next: answer.NextToken }
    },
    read: (cluster) => acceleratorResource(cluster, scope),
  })
}

function acceleratorResource(cluster: Cluster, scope: CollectorScope): Resource {
  if (!cluster.ClusterArn) throw new Error('dax:DescribeClusters gave a cluster without an ARN')
  const zones = (cluster.Nodes ?? []).flatMap(({ AvailabilityZone: zone }) => (zone ? [zone] : []))
  return collectedResource(daxType, scope, {
    arn: cluster.ClusterArn,
    configuration: {
      ClusterName: { value: cluster.ClusterName },
      SSESpecification: { value: { SSEEnabled: cluster.SSEDescription?.Status === 'ENABLED' } },
      ClusterEndpointEncryptionType: { value: cluster.ClusterEndpointEncryptionType ?? 'NONE' },
    },
    observed: { NodeZones: { value: [...new Set(zones)].sort() } },
  })
}
