import { type DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import type { DetectionState, StateChange } from '#lib/monitor/detection-state.ts'
import { isConditionLost } from './condition-lost.ts'

/** Names of the table's key, TTL attribute and index: the stack (`infra/storage.ts`) and the embedded table create them under these. */
export const stateTableSchema = {
  key: 'key',
  ttl: 'expiresAt',
  /** Sparse: only items that want to be looked at again carry its attributes. Keys only. */
  dueIndex: { name: 'due', key: 'dueShard', sort: 'dueAt' },
} as const

/** Partitions of the index: one would take all writes of deadlines, and a partition takes 1,000 a second. */
const dueShards = 8
/** Keys of one answer of the index. */
const pageSize = 1_000

/** Conditional writes tried on one key before the batch goes back to its queue. */
const tries = 12

/** Chance and patience, handed in for tests. */
export interface StateTableOptions {
  readonly random: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
}

interface StoredItem<Value> {
  readonly value: Value
  readonly text: string
  /** Milliseconds. */
  readonly expiresAt: number
  readonly dueAt: number | undefined
  readonly revision: string
}

/** What detections remember, in DynamoDB: one item per key, written whole under a condition on its revision. */
export class StateTable implements DetectionState {
  readonly #client: DynamoDBClient
  readonly #table: string
  readonly #options: StateTableOptions

  constructor(client: DynamoDBClient, table: string, options: StateTableOptions) {
    this.#client = client
    this.#table = table
    this.#options = options
  }

  async update<Value, Result>(
    key: string,
    change: (current: Value | undefined) => StateChange<Value, Result>,
    now: number,
  ): Promise<Result> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const stored = await this.#read<Value>(key)
      // TTL deletes within days, not at once: an expired item is compared here and treated as gone.
      const { next, result, expiresAt, dueAt } = change(stored && stored.expiresAt > now ? stored.value : undefined)
      const text = JSON.stringify(next)
      if (stored && stored.expiresAt >= expiresAt && stored.dueAt === dueAt && text === stored.text) return result
      if (await this.#write(key, { text, expiresAt, dueAt }, stored?.revision)) return result
      await this.#options.sleep(this.#options.random() * Math.min(2_000, 5 * 2 ** attempt))
    }
    throw new Error(
      `State ${key} was not written: ${tries} conditional writes in a row lost to other writers. The events stay in their queue and are tried again.`,
    )
  }

  async read<Value>(key: string, now: number): Promise<Value | undefined> {
    const stored = await this.#read<Value>(key)
    return stored && stored.expiresAt > now ? stored.value : undefined
  }

  async due(now: number, limit: number): Promise<readonly string[]> {
    const shards = await Promise.all(Array.from({ length: dueShards }, (_, shard) => this.#dueOf(`due#${shard}`, now, limit)))
    return shards
      .flat()
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, limit)
      .map(({ key }) => key)
  }

  async #dueOf(shard: string, now: number, limit: number): Promise<readonly { readonly key: string; readonly dueAt: number }[]> {
    const { name, key, sort } = stateTableSchema.dueIndex
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        IndexName: name,
        KeyConditionExpression: `${key} = :shard AND ${sort} <= :now`,
        ExpressionAttributeValues: { ':shard': { S: shard }, ':now': { N: String(now) } },
        Limit: Math.min(limit, pageSize),
      }),
    )
    return Items.map((item) => ({ key: item[stateTableSchema.key]?.S ?? '', dueAt: Number(item[sort]?.N) }))
  }

  async #read<Value>(key: string): Promise<StoredItem<Value> | undefined> {
    const { Item } = await this.#client.send(new GetItemCommand({ TableName: this.#table, Key: { key: { S: key } }, ConsistentRead: true }))
    const text = Item?.['value']?.S
    if (!Item || text === undefined) return undefined
    const due = Item[stateTableSchema.dueIndex.sort]?.N
    return {
      value: JSON.parse(text) as Value,
      text,
      expiresAt: Number(Item['expiresAt']?.N) * 1000,
      dueAt: due === undefined ? undefined : Number(due),
      revision: Item['revision']?.N ?? '0',
    }
  }

  async #write(
    key: string,
    { text, expiresAt, dueAt }: Omit<StoredItem<unknown>, 'value' | 'revision'>,
    revision: string | undefined,
  ): Promise<boolean> {
    const { dueIndex } = stateTableSchema
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: {
            key: { S: key },
            value: { S: text },
            // Seconds, as DynamoDB's TTL wants them; rounded up so that nothing is forgotten early.
            expiresAt: { N: String(Math.ceil(expiresAt / 1000)) },
            revision: { N: String(Number(revision ?? 0) + 1) },
            ...(dueAt === undefined ? {} : { [dueIndex.key]: { S: shardOf(key) }, [dueIndex.sort]: { N: String(dueAt) } }),
          },
          ...(revision === undefined
            ? { ConditionExpression: 'attribute_not_exists(#key)', ExpressionAttributeNames: { '#key': 'key' } }
            : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': { N: revision } } }),
        }),
      )
      return true
    } catch (error) {
      if (isConditionLost(error)) return false
      throw error
    }
  }
}

/** Keys end with a digest, so their last character spreads them evenly. */
function shardOf(key: string): string {
  return `due#${key.charCodeAt(key.length - 1) % dueShards}`
}
