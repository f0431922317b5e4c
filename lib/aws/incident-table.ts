import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Incident } from '#lib/findings/incident.ts'
import type { IncidentItems, StoredIncident } from '#lib/findings/incident-items.ts'
import { pendingAlerts } from '#lib/findings/outbox.ts'
import { isConditionLost } from './condition-lost.ts'
import { findingTableSchema } from './finding-table.ts'

/** Partition of the account index in which all incidents stand, whatever their account: they are few and listed together. */
const partition = 'incidents'
/** Partition of the outbox index. */
const outbox = 'pending-incident'

/** Incidents in the table of findings: one item each, written only under a condition on its revision. */
export class IncidentTable implements IncidentItems {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async get(id: string): Promise<StoredIncident | undefined> {
    const { Item } = await this.#client.send(new GetItemCommand({ TableName: this.#table, Key: { id: { S: id } }, ConsistentRead: true }))
    return Item && storedFrom(Item)
  }

  async put(incident: Incident, expected: number | undefined): Promise<boolean> {
    const owed = pendingAlerts(incident)[0]
    const item = {
      id: incident.id,
      kind: incident.kind,
      revision: (expected ?? 0) + 1,
      incident,
      // One that was taken over is not listed any more.
      ...(incident.mergedInto === undefined ? { account: partition, lastSeen: incident.lastSeen } : {}),
      ...(owed ? { outbox, owedAt: owed.owedAt } : {}),
    }
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: marshall(item, { removeUndefinedValues: true }),
          ...(expected === undefined
            ? { ConditionExpression: 'attribute_not_exists(id)' }
            : { ConditionExpression: 'revision = :expected', ExpressionAttributeValues: { ':expected': { N: String(expected) } } }),
        }),
      )
      return true
    } catch (error) {
      if (isConditionLost(error)) return false
      throw error
    }
  }

  async pending(before: string, limit: number): Promise<readonly StoredIncident[]> {
    const { name, key, sort } = findingTableSchema.pendingIndex
    const found: StoredIncident[] = []
    const pages = paginateQuery(
      { client: this.#client, pageSize: Math.min(limit, 100) },
      {
        TableName: this.#table,
        IndexName: name,
        KeyConditionExpression: `${key} = :pending AND ${sort} < :before`,
        ExpressionAttributeValues: { ':pending': { S: outbox }, ':before': { S: before } },
      },
    )
    for await (const { Items = [] } of pages) {
      found.push(...Items.map(storedFrom))
      if (found.length >= limit) break
    }
    return found.slice(0, limit)
  }

  async latest(limit: number): Promise<readonly Incident[]> {
    const { name, key } = findingTableSchema.accountIndex
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        IndexName: name,
        KeyConditionExpression: `${key} = :incidents`,
        ExpressionAttributeValues: { ':incidents': { S: partition } },
        ScanIndexForward: false,
        Limit: limit,
      }),
    )
    return Items.map((item) => storedFrom(item).incident)
  }
}

function storedFrom(item: Record<string, AttributeValue>): StoredIncident {
  const { incident, revision } = unmarshall(item)
  return { incident: incident as Incident, revision: Number(revision) }
}
