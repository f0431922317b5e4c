import { describe, expect, test } from 'vitest'
import type { Collector } from '#lib/aws/collector.ts'
import { backup } from '#lib/aws/collectors/backup.ts'
import { dynamodb } from '#lib/aws/collectors/dynamodb.ts'
import { efs } from '#lib/aws/collectors/efs.ts'
import { elasticache } from '#lib/aws/collectors/elasticache.ts'
import { opensearch } from '#lib/aws/collectors/opensearch.ts'
import { rds } from '#lib/aws/collectors/rds.ts'
import { redshift } from '#lib/aws/collectors/redshift.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${account}:${rest}`
const instance = {
  DBInstanceIdentifier: 'shop',
  DBInstanceArn: arn('rds', 'db:shop'),
  Engine: 'postgres',
  EngineVersion: '16.3',
  PubliclyAccessible: false,
  StorageEncrypted: true,
  IAMDatabaseAuthenticationEnabled: true,
  Endpoint: { Port: 5432 },
  DBParameterGroups: [{ DBParameterGroupName: 'ours' }],
  TagList: [{ Key: 'a', Value: 'b' }],
}
const snapshot = { DBSnapshotIdentifier: 's', DBSnapshotArn: arn('rds', 'snapshot:s'), SnapshotType: 'manual', Encrypted: true }
const databases: Answers = {
  'rds:DescribeDBInstances': { DBInstances: [instance, { ...instance, DBInstanceArn: arn('rds', 'db:two') }] },
  'rds:DescribeDBParameters': {
    Parameters: [
      { ParameterName: 'rds.force_ssl', ParameterValue: '1' },
      { ParameterName: 'other', ParameterValue: 'x' },
    ],
  },
  'rds:DescribeDBClusters': { DBClusters: [{ DBClusterIdentifier: 'c', DBClusterArn: arn('rds', 'cluster:c'), Engine: 'neptune' }] },
  'rds:DescribeDBSnapshots': {
    DBSnapshots: [snapshot, { ...snapshot, DBSnapshotArn: arn('rds', 'snapshot:auto'), SnapshotType: 'automated' }],
  },
  'rds:DescribeDBSnapshotAttributes': {
    DBSnapshotAttributesResult: { DBSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues: ['all'] }] },
  },
  'rds:DescribeDBClusterSnapshots': { DBClusterSnapshots: [] },
  'rds:DescribeEventSubscriptions': { EventSubscriptionsList: [] },
}

describe('rds', () => {
  test('databases under the names of CloudFormation, the parameters of a group asked once', async () => {
    const { resources, gaps, actions } = await collectAll(rds, databases)
    expect(gaps).toEqual([])
    expect(resources[0]).toMatchObject({
      type: 'AWS::RDS::DBInstance',
      tags: { a: 'b' },
      configuration: { Port: 5432, EnableIAMDatabaseAuthentication: true, EnableCloudwatchLogsExports: [], DBClusterIdentifier: null },
      observed: { TlsParameters: { 'rds.force_ssl': '1' } },
    })
    expect(actions.filter((action) => action === 'rds:DescribeDBParameters')).toHaveLength(1)
  })

  test('what the answer does not say is unseen, not off', async () => {
    const { resources } = await collectAll(rds, databases)
    expect(resources[0]?.unseen).toMatchObject({ MultiAZ: 'the answer does not say', DeletionProtection: 'the answer does not say' })
  })

  test('Neptune and DocumentDB, which answer too, are none of it', async () => {
    const { resources } = await collectAll(rds, databases)
    expect(resources.filter(({ type }) => type === 'AWS::RDS::DBCluster')).toEqual([])
  })

  test('only manual snapshots are asked whom they are shared with', async () => {
    const { resources, actions } = await collectAll(rds, databases)
    const snapshots = resources.filter(({ type }) => type === 'Keepwatch::RDS::Snapshot')
    expect(snapshots.map(({ observed }) => observed?.['RestorableBy'])).toEqual([['all'], []])
    expect(actions.filter((action) => action === 'rds:DescribeDBSnapshotAttributes')).toHaveLength(1)
  })

  test('a refused detail is unseen, a snapshot that is gone is left out', async () => {
    const refused = await collectAll(rds, { ...databases, 'rds:DescribeDBParameters': denied })
    expect(refused.resources[0]?.unseen?.['TlsParameters']).toMatch(/denied/)
    const gone = await collectAll(rds, { ...databases, 'rds:DescribeDBSnapshotAttributes': awsError('DBSnapshotNotFound', 404) })
    expect(gone.resources.filter(({ type }) => type === 'Keepwatch::RDS::Snapshot')).toHaveLength(1)
    expect(gone.gaps).toEqual([])
  })

  test('nothing is asked that nobody wants', async () => {
    const wants = (type: string, property?: string) => type === 'AWS::RDS::DBInstance' && property !== 'TlsParameters'
    expect((await collectAll(rds, databases, { wants })).actions).toEqual(['rds:DescribeDBInstances'])
  })
})

describe('redshift', () => {
  const answers: Answers = {
    'redshift:DescribeClusters': {
      Clusters: [{ ClusterIdentifier: 'w', Encrypted: true, MultiAZ: 'Disabled', ClusterParameterGroups: [{ ParameterGroupName: 'g' }] }],
    },
    'redshift:DescribeLoggingStatus': { LoggingEnabled: false },
    'redshift:DescribeClusterParameters': { Parameters: [{ ParameterName: 'require_ssl', ParameterValue: 'true' }] },
  }
  test('a cluster with its logging and what its group demands', async () => {
    const { resources } = await collectAll(redshift, answers)
    expect(resources[0]).toMatchObject({
      arn: arn('redshift', 'cluster:w'),
      configuration: { MultiAZ: false, LoggingProperties: null },
      observed: { RequireSsl: true },
      unseen: { PubliclyAccessible: 'the answer does not say' },
    })
  })
  test('an answer that does not say whether it logs is unseen', async () => {
    const { resources } = await collectAll(redshift, { ...answers, 'redshift:DescribeLoggingStatus': {} })
    expect(resources[0]?.unseen?.['LoggingProperties']).toMatch(/does not say/)
  })
})

describe('dynamodb', () => {
  const table = { TableArn: arn('dynamodb', 'table/t'), TableStatus: 'ACTIVE', DeletionProtectionEnabled: false }
  const answers: Answers = {
    'dynamodb:ListTables': { TableNames: ['t'] },
    'dynamodb:DescribeTable': { Table: table },
    'dynamodb:DescribeContinuousBackups': {
      ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' } },
    },
    'dynamodb:GetResourcePolicy': { Policy: '{"Statement":[]}' },
    'dynamodb:ListTagsOfResource': { Tags: [{ Key: 'a', Value: 'b' }] },
    'dax:DescribeClusters': {
      Clusters: [
        {
          ClusterArn: arn('dax', 'cache/c'),
          ClusterName: 'c',
          Nodes: [{ AvailabilityZone: 'b' }, { AvailabilityZone: 'a' }, { AvailabilityZone: 'a' }],
        },
      ],
    },
  }
  test('tables and accelerators', async () => {
    const { resources } = await collectAll(dynamodb, answers)
    expect(resources).toMatchObject([
      {
        tags: { a: 'b' },
        configuration: { SSESpecification: null, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
      },
      { configuration: { ClusterEndpointEncryptionType: 'NONE' }, observed: { NodeZones: ['a', 'b'] } },
    ])
  })
  test('the policy of a table: what it says, that there is none, that it was refused', async () => {
    const policyWith = async (answer: Answers[string]) =>
      (await collectAll(dynamodb, { ...answers, 'dynamodb:GetResourcePolicy': answer })).resources[0]
    expect((await policyWith({ Policy: '{"Statement":[]}' }))?.configuration).toMatchObject({
      ResourcePolicy: { PolicyDocument: { Statement: [] } },
    })
    expect((await policyWith(awsError('PolicyNotFoundException')))?.configuration).toMatchObject({ ResourcePolicy: null })
    expect((await policyWith(denied))?.unseen?.['ResourcePolicy']).toMatch(/denied/)
    expect((await policyWith({}))?.unseen).toHaveProperty('ResourcePolicy')
  })
  test('a table that is gone, or going, is left out; one that may not be described is a gap', async () => {
    for (const answer of [awsError('ResourceNotFoundException'), { Table: { ...table, TableStatus: 'DELETING' } }]) {
      const { resources, gaps } = await collectAll(dynamodb, { ...answers, 'dynamodb:DescribeTable': answer })
      expect([resources.filter(({ type }) => type === 'AWS::DynamoDB::Table'), gaps]).toEqual([[], []])
    }
    const { gaps } = await collectAll(dynamodb, { ...answers, 'dynamodb:DescribeTable': denied })
    expect(gaps).toMatchObject([{ action: 'dynamodb:DescribeTable', types: ['AWS::DynamoDB::Table'] }])
  })
})

describe('opensearch', () => {
  const names = Array.from({ length: 7 }, (_, index) => ({ DomainName: `d${index}` }))
  const answers: Answers = {
    'es:ListDomainNames': { DomainNames: names },
    'es:DescribeDomains': (input: Readonly<Record<string, unknown>>) => ({
      DomainStatusList: (input['DomainNames'] as string[]).map((DomainName) => ({
        DomainName,
        ARN: arn('es', `domain/${DomainName}`),
        AccessPolicies: DomainName === 'd0' ? 'not json' : '{"Statement":[]}',
        Deleted: DomainName === 'd6',
      })),
    }),
  }
  test('five domains a call; a policy that cannot be read is unseen', async () => {
    const { resources, actions } = await collectAll(opensearch, answers)
    expect(actions).toEqual(['es:ListDomainNames', 'es:DescribeDomains', 'es:DescribeDomains'])
    expect(resources.map(({ configuration }) => configuration['DomainName'])).toEqual(['d0', 'd1', 'd2', 'd3', 'd4', 'd5'])
    expect(resources[0]?.unseen?.['AccessPolicies']).toMatch(/unreadable/)
    expect(resources[1]?.configuration['AccessPolicies']).toEqual({ Statement: [] })
  })
  test('an account without domains is asked once', async () => {
    expect((await collectAll(opensearch, { 'es:ListDomainNames': { DomainNames: [] } })).actions).toEqual(['es:ListDomainNames'])
  })
})

test('efs: no policy is a fact', async () => {
  const { resources } = await collectAll(efs, {
    'elasticfilesystem:DescribeFileSystems': { FileSystems: [{ FileSystemId: 'fs-1', Encrypted: true, Tags: [] }] },
    'elasticfilesystem:DescribeBackupPolicy': awsError('PolicyNotFound', 404),
    'elasticfilesystem:DescribeFileSystemPolicy': awsError('PolicyNotFound', 404),
  })
  expect(resources[0]?.configuration).toMatchObject({ Encrypted: true, BackupPolicy: null, FileSystemPolicy: null })
})

test('backup: what each plan takes in; a plan whose selections are refused is a gap', async () => {
  const answers: Answers = {
    'backup:ListBackupPlans': { BackupPlansList: [{ BackupPlanId: 'p' }] },
    'backup:ListBackupSelections': { BackupSelectionsList: [{ SelectionId: 's' }] },
    'backup:GetBackupSelection': { BackupSelection: { Resources: ['*'] } },
  }
  const { resources } = await collectAll(backup, answers)
  expect(resources[0]?.configuration['BackupSelection']).toEqual({ Resources: ['*'], NotResources: [], ListOfTags: [], Conditions: null })
  const { gaps } = await collectAll(backup, { ...answers, 'backup:ListBackupSelections': denied })
  expect(gaps).toMatchObject([{ action: 'backup:ListBackupSelections', types: ['AWS::Backup::BackupSelection'] }])
})

test('elasticache: groups and clusters', async () => {
  const { resources } = await collectAll(elasticache, {
    'elasticache:DescribeReplicationGroups': {
      ReplicationGroups: [{ ARN: arn('elasticache', 'replicationgroup:g'), AuthTokenEnabled: false }],
    },
    'elasticache:DescribeCacheClusters': {
      CacheClusters: [{ ARN: arn('elasticache', 'cluster:c'), Engine: 'redis', EngineVersion: '7.1' }],
    },
  })
  expect(resources.map(({ type }) => type)).toEqual(['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'])
})

const listings: readonly [string, Collector, string][] = [
  ['rds', rds, 'rds:DescribeDBInstances'],
  ['redshift', redshift, 'redshift:DescribeClusters'],
  ['dynamodb', dynamodb, 'dynamodb:ListTables'],
  ['opensearch', opensearch, 'es:ListDomainNames'],
  ['efs', efs, 'elasticfilesystem:DescribeFileSystems'],
  ['backup', backup, 'backup:ListBackupPlans'],
  ['elasticache', elasticache, 'elasticache:DescribeReplicationGroups'],
]
test.each(listings)('%s refused, or answered with nothing, is a gap', async (_, collector, action) => {
  for (const answer of [denied, {}]) {
    const { gaps } = await collectAll(collector, { [action]: answer })
    expect(gaps.map((gap) => gap.action)).toContain(action)
  }
})
