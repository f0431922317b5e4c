import {
  DescribeDBClusterParametersCommand,
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  DescribeDBParametersCommand,
  DescribeDBSnapshotAttributesCommand,
  DescribeDBSnapshotsCommand,
  DescribeEventSubscriptionsCommand,
  type EventSubscription,
  type Parameter,
  RDSClient,
} from '@aws-sdk/client-rds'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail } from './detail.ts'
import { listed } from './listed.ts'
import { type Page, pages } from './pages.ts'
import { clusterResource, instanceResource, type Snapshot, snapshotResource, snapshotType } from './rds-resources.ts'

const instanceType = 'AWS::RDS::DBInstance'
const clusterType = 'AWS::RDS::DBCluster'
const subscriptionType = 'AWS::RDS::EventSubscription'

/** Parameters by which an engine refuses connections without TLS (RDS user guides of each engine). */
const tlsParameters = ['rds.force_ssl', 'require_secure_transport']
/** Engines that answer on the same API and are databases of their own. */
const others = new Set(['neptune', 'docdb'])

/**
 * Databases of RDS and Aurora, their snapshots and event subscriptions; Neptune and DocumentDB, which answer on the same API, are left
 * out. Parameters are asked for by group, once for each group in use, and only those about TLS.
 */
export const rds: Collector = {
  service: 'rds',
  scope: 'regional',
  brings: {
    [instanceType]: { list: ['rds:DescribeDBInstances'], details: { TlsParameters: ['rds:DescribeDBParameters'] } },
    [clusterType]: { list: ['rds:DescribeDBClusters'], details: { TlsParameters: ['rds:DescribeDBClusterParameters'] } },
    [snapshotType]: {
      list: ['rds:DescribeDBClusterSnapshots', 'rds:DescribeDBSnapshots'],
      details: { RestorableBy: ['rds:DescribeDBClusterSnapshotAttributes', 'rds:DescribeDBSnapshotAttributes'] },
    },
    [subscriptionType]: { list: ['rds:DescribeEventSubscriptions'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('rds', RDSClient, scope.region)
  const tls = new TlsParameters(client, scope)
  if (scope.wants(instanceType))
    yield* listed(scope, {
      action: 'rds:DescribeDBInstances',
      types: [instanceType],
      page: async (Marker) => {
        const { DBInstances, Marker: next } = await client.send(new DescribeDBInstancesCommand({ MaxRecords: 100, Marker }))
        return pageOf(DBInstances, next, 'databases')
      },
      read: async (instance) =>
        others.has(instance.Engine ?? '')
          ? undefined
          : instanceResource(instance, scope, await tls.ofInstanceGroup(instance.DBParameterGroups?.[0]?.DBParameterGroupName)),
    })
  if (scope.wants(clusterType))
    yield* listed(scope, {
      action: 'rds:DescribeDBClusters',
      types: [clusterType],
      page: async (Marker) => {
        const { DBClusters, Marker: next } = await client.send(new DescribeDBClustersCommand({ MaxRecords: 100, Marker }))
        return pageOf(DBClusters, next, 'clusters')
      },
      read: async (cluster) =>
        others.has(cluster.Engine ?? '')
          ? undefined
          : clusterResource(cluster, scope, await tls.ofClusterGroup(cluster.DBClusterParameterGroup)),
    })
  if (scope.wants(snapshotType)) yield* snapshots(client, scope)
  if (scope.wants(subscriptionType))
    yield* listed(scope, {
      action: 'rds:DescribeEventSubscriptions',
      types: [subscriptionType],
      page: async (Marker) => {
        const answer = await client.send(new DescribeEventSubscriptionsCommand({ MaxRecords: 100, Marker }))
        return pageOf(answer.EventSubscriptionsList, answer.Marker, 'event subscriptions')
      },
      read: (subscription) => subscriptionResource(subscription, scope),
    })
}

async function* snapshots(client: RDSClient, scope: CollectorScope): AsyncGenerator<Collected> {
  const restorableBy = (snapshot: Snapshot, ask: () => Promise<readonly string[]>): Promise<Detail<readonly string[]>> =>
    // Only manual snapshots can be shared (RDS user guide, "Sharing a DB snapshot").
    snapshot.SnapshotType !== 'manual'
      ? Promise.resolve({ value: [] })
      : wanted(scope, snapshotType, 'RestorableBy', () =>
          detail('rds:DescribeDBSnapshotAttributes', scope.region, ask, { gone: ['DBSnapshotNotFound', 'DBClusterSnapshotNotFoundFault'] }),
        )
  yield* listed(scope, {
    action: 'rds:DescribeDBSnapshots',
    types: [snapshotType],
    page: async (Marker) => {
      const { DBSnapshots, Marker: next } = await client.send(new DescribeDBSnapshotsCommand({ MaxRecords: 100, Marker }))
      return pageOf(DBSnapshots, next, 'snapshots')
    },
    read: async (snapshot) => {
      const DBSnapshotIdentifier = snapshot.DBSnapshotIdentifier
      const shared = await restorableBy(snapshot, async () => {
        const answer = await client.send(new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier }))
        return accountsIn(answer.DBSnapshotAttributesResult?.DBSnapshotAttributes)
      })
      return snapshotResource({ ...snapshot, arn: snapshot.DBSnapshotArn, id: DBSnapshotIdentifier, kind: 'instance' }, scope, shared)
    },
  })
  yield* listed(scope, {
    action: 'rds:DescribeDBClusterSnapshots',
    types: [snapshotType],
    page: async (Marker) => {
      const { DBClusterSnapshots, Marker: next } = await client.send(new DescribeDBClusterSnapshotsCommand({ MaxRecords: 100, Marker }))
      return pageOf(DBClusterSnapshots, next, 'cluster snapshots')
    },
    read: async (snapshot) => {
      if (others.has(snapshot.Engine ?? '')) return undefined
      const DBClusterSnapshotIdentifier = snapshot.DBClusterSnapshotIdentifier
      const shared = await restorableBy(snapshot, async () => {
        const answer = await client.send(new DescribeDBClusterSnapshotAttributesCommand({ DBClusterSnapshotIdentifier }))
        return accountsIn(answer.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes)
      })
      const facts = { SnapshotType: snapshot.SnapshotType, Engine: snapshot.Engine, Encrypted: snapshot.StorageEncrypted }
      return snapshotResource(
        { ...facts, arn: snapshot.DBClusterSnapshotArn, id: DBClusterSnapshotIdentifier, kind: 'cluster' },
        scope,
        shared,
      )
    },
  })
}

/** Accounts that may restore a snapshot; `all` is everybody. */
function accountsIn(
  attributes: readonly { readonly AttributeName?: string | undefined; readonly AttributeValues?: string[] | undefined }[] | undefined,
): readonly string[] {
  if (!attributes) throw new Error('the answer holds no attributes')
  return attributes.filter(({ AttributeName }) => AttributeName === 'restore').flatMap(({ AttributeValues }) => AttributeValues ?? [])
}

function pageOf<Item>(items: Item[] | undefined, next: string | undefined, what: string): Page<Item> {
  if (!items) throw new Error(`the answer holds no list of ${what}`)
  return { items, next }
}

/** The parameters about TLS of each group, asked once a group however many databases use it. */
class TlsParameters {
  readonly #client: RDSClient
  readonly #scope: CollectorScope
  readonly #known = new Map<string, Promise<Detail<Readonly<Record<string, string>>>>>()

  constructor(client: RDSClient, scope: CollectorScope) {
    this.#client = client
    this.#scope = scope
  }

  ofInstanceGroup(DBParameterGroupName: string | undefined): Promise<Detail<Readonly<Record<string, string>>>> {
    return this.#once(instanceType, 'rds:DescribeDBParameters', DBParameterGroupName, (Marker) =>
      this.#client.send(new DescribeDBParametersCommand({ DBParameterGroupName, Filters: filter, Marker })),
    )
  }

  ofClusterGroup(DBClusterParameterGroupName: string | undefined): Promise<Detail<Readonly<Record<string, string>>>> {
    return this.#once(clusterType, 'rds:DescribeDBClusterParameters', DBClusterParameterGroupName, (Marker) =>
      this.#client.send(new DescribeDBClusterParametersCommand({ DBClusterParameterGroupName, Filters: filter, Marker })),
    )
  }

  #once(
    type: string,
    action: string,
    group: string | undefined,
    ask: (marker: string | undefined) => Promise<{ Parameters?: Parameter[] | undefined; Marker?: string | undefined }>,
  ): Promise<Detail<Readonly<Record<string, string>>>> {
    if (group === undefined) return Promise.resolve({ unseen: 'the answer names no parameter group' })
    const key = `${type} ${group}`
    const known = this.#known.get(key)
    if (known) return known
    const asked = wanted(this.#scope, type, 'TlsParameters', () => detail(action, this.#scope.region, () => valuesOf(ask)))
    this.#known.set(key, asked)
    return asked
  }
}

/** The values of the parameters about TLS; the filter leaves one page to whoever heeds it. */
async function valuesOf(
  ask: (marker: string | undefined) => Promise<{ Parameters?: Parameter[] | undefined; Marker?: string | undefined }>,
): Promise<Readonly<Record<string, string>>> {
  const parameters = pages(async (marker) => {
    const { Parameters, Marker } = await ask(marker)
    return pageOf(Parameters, Marker, 'parameters')
  })
  const found: Record<string, string> = {}
  for await (const { ParameterName: name, ParameterValue: value } of parameters)
    if (name !== undefined && tlsParameters.includes(name)) found[name] = value ?? ''
  return found
}

const filter = [{ Name: 'parameter-name', Values: tlsParameters }]

function subscriptionResource(subscription: EventSubscription, scope: CollectorScope): Resource {
  const { EventSubscriptionArn: arn, CustSubscriptionId: name } = subscription
  if (!arn) throw new Error('rds:DescribeEventSubscriptions gave a subscription without an ARN')
  return collectedResource(subscriptionType, scope, {
    arn,
    configuration: {
      SubscriptionName: { value: name },
      Enabled: { value: subscription.Enabled },
      // Absent: all sources, all categories.
      SourceType: { value: subscription.SourceType || null },
      EventCategories: { value: subscription.EventCategoriesList ?? [] },
      SourceIds: { value: subscription.SourceIdsList ?? [] },
      SnsTopicArn: { value: subscription.SnsTopicArn ?? null },
    },
  })
}
