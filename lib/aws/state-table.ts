import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { DetectionState } from '#lib/monitor/detection-state.ts'
import { isConditionLost } from './condition-lost.ts'

/** Names of the table's key and TTL attribute. */
export const stateTableSchema = { key: 'key', ttl: 'expiresAt' } as const

/** Conditional writes tried on one key before the batch goes back to its queue. */
const tries = 12

/** Chance and patience, handed in for tests. */
export interface StateTableOptions {
  readonly random: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
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
    change: (current: Value | undefined) => { readonly next: Value; readonly result: Result; readonly expiresAt: number },
    now: number,
  ): Promise<Result> {
    for (let attempt = 0; attempt < tries; attempt++) {
      const stored = await this.#read<Value>(key)
      // TTL deletes within days, not at once: an expired item is compared here and treated as gone.
      const { next, result, expiresAt } = change(stored && stored.expiresAt > now ? stored.value : undefined)
      if (stored && stored.expiresAt >= expiresAt && JSON.stringify(next) === stored.text) return result
      if (await this.#write(key, JSON.stringify(next), expiresAt, stored?.revision)) return result
      await this.#options.sleep(this.#options.random() * Math.min(2_000, 5 * 2 ** attempt))
    }
    throw new Error(
      `State ${key} was not written: ${tries} conditional writes in a row lost to other writers. The events stay in their queue and are tried again.`,
    )
  }

  async #read<Value>(key: string): Promise<{ value: Value; text: string; expiresAt: number; revision: string } | undefined> {
    const { Item } = await this.#client.send(new GetItemCommand({ TableName: this.#table, Key: { key: { S: key } }, ConsistentRead: true }))
    const text = Item?.['value']?.S
    if (!Item || text === undefined) return undefined
    return { value: JSON.parse(text) as Value, text, expiresAt: Number(Item['expiresAt']?.N) * 1000, revision: Item['revision']?.N ?? '0' }
  }

  async #write(key: string, text: string, expiresAt: number, revision: string | undefined): Promise<boolean> {
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
