import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import type { Finding } from '#lib/findings/finding.ts'
import type { FindingItems, FindingQuery, StoredFinding } from '#lib/findings/finding-items.ts'
import { pendingAlerts } from '#lib/findings/outbox.ts'
import { isConditionLost } from './condition-lost.ts'

/** Names of the table's keys and indexes: the stack (`infra/storage.ts`) and the embedded tables create them under these. */
export const findingTableSchema = {
  key: 'id',
  /** Sparse: only items with a pending alert carry `outbox`. */
  pendingIndex: { name: 'pending-alerts', key: 'outbox', sort: 'owedAt' },
  accountIndex: { name: 'by-account', key: 'account', sort: 'lastSeen' },
} as const

/**
 * Findings in DynamoDB: one item each, written only under a condition on its revision. A repeated finding costs one
 * strongly consistent read and at most one write.
 */
export class FindingTable implements FindingItems {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async get(id: string): Promise<StoredFinding | undefined> {
    const { Item } = await this.#client.send(new GetItemCommand({ TableName: this.#table, Key: { id: { S: id } }, ConsistentRead: true }))
    return Item && storedFrom(Item)
  }

  async put(finding: Finding, expected: number | undefined): Promise<boolean> {
    const owed = pendingAlerts(finding)[0]
    const item = { ...finding, revision: (expected ?? 0) + 1, ...(owed ? { outbox: 'pending', owedAt: owed.owedAt } : {}) }
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

  async pending(before: string, limit: number): Promise<readonly StoredFinding[]> {
    const { name, key, sort } = findingTableSchema.pendingIndex
    const found: StoredFinding[] = []
    const pages = paginateQuery(
      { client: this.#client, pageSize: Math.min(limit, 100) },
      {
        TableName: this.#table,
        IndexName: name,
        KeyConditionExpression: `${key} = :pending AND ${sort} < :before`,
        ExpressionAttributeValues: { ':pending': { S: 'pending' }, ':before': { S: before } },
      },
    )
    for await (const page of pages) {
      for (const item of page.Items ?? []) {
        found.push(storedFrom(item))
        if (found.length >= limit) return found
      }
    }
    return found
  }

  async *list(query: FindingQuery): AsyncIterable<Finding> {
    for await (const page of this.#pages(query)) {
      for (const item of page.Items ?? []) {
        // Incidents stand in the same table.
        if (item['kind']?.S === 'incident') continue
        const { finding } = storedFrom(item)
        if (query.kind && finding.kind !== query.kind) continue
        if (query.open && finding.workflow === 'resolved') continue
        yield finding
      }
    }
  }

  #pages(query: FindingQuery): AsyncIterable<{ Items?: Record<string, AttributeValue>[] | undefined }> {
    if (query.account === undefined) return paginateScan({ client: this.#client }, { TableName: this.#table })
    const { name, key } = findingTableSchema.accountIndex
    return paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        IndexName: name,
        KeyConditionExpression: `${key} = :account`,
        ExpressionAttributeValues: { ':account': { S: query.account } },
        ScanIndexForward: false,
      },
    )
  }
}

function storedFrom(item: Record<string, AttributeValue>): StoredFinding {
  const { revision, outbox: _outbox, owedAt: _owedAt, ...finding } = unmarshall(item)
  return { finding: finding as Finding, revision: Number(revision) }
}
