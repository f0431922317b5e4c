import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { type EventPattern, matchesPattern } from './event-pattern.ts'

/** One EventBridge event, as a rule's target receives it. */
export type EventBridgeEvent = Readonly<Record<string, unknown>>

/** Stands for the event bus: events that one of the patterns matches go to the queue once, the others nowhere, as in the stack. */
export class EventDispatcher {
  readonly #client: SQSClient
  readonly #queueUrl: string
  readonly #patterns: readonly EventPattern[]

  constructor(client: SQSClient, queueUrl: string, patterns: readonly EventPattern[]) {
    this.#client = client
    this.#queueUrl = queueUrl
    this.#patterns = patterns
  }

  /** Resolves to how many of the events were let through. */
  async put(events: readonly EventBridgeEvent[]): Promise<number> {
    const matching = events.filter((event) => this.#patterns.some((pattern) => matchesPattern(pattern, event)))
    for (let start = 0; start < matching.length; start += 10) {
      const Entries = matching.slice(start, start + 10).map((event, index) => ({ Id: String(index), MessageBody: JSON.stringify(event) }))
      const { Failed } = await this.#client.send(new SendMessageBatchCommand({ QueueUrl: this.#queueUrl, Entries }))
      if (Failed && Failed.length > 0)
        throw new Error(`The local queue refused ${Failed.length} events: ${Failed[0]?.Message ?? 'no reason given'}`)
    }
    return matching.length
  }
}
