import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { runIdOf, runKeys, scopeName } from '#lib/audit/run-manifest.ts'
import type { SnapshotPart } from '#lib/audit/snapshot.ts'
import { snapshotObject } from '#lib/audit/snapshot-object.ts'
import { watchedEvents } from '#lib/aws/event-patterns.ts'
import { openEvidence } from '#lib/aws/stores.ts'
import type { EmbeddedStores } from './embedded-stores.ts'
import { type EventBridgeEvent, EventDispatcher } from './event-dispatcher.ts'
import { lambdaContext } from './lambda-context.ts'
import { drainQueue } from './queue-poller.ts'
import type { SampleFile } from './sample-replay.ts'

/** The doors as Lambda calls them. */
export interface Doors {
  readonly detectEvents: (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>
  readonly detectLogs: (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>
  readonly detectTick: (event: undefined, context: Context) => Promise<{ readonly judged: number }>
  readonly publishAlerts: (event: { readonly grace: number }, context: Context) => Promise<{ readonly told: number; readonly owed: number }>
  readonly evaluate: (event: { readonly runId: string }, context: Context) => Promise<unknown>
}

/** A message as the responder's subscription received it. */
export interface ReceivedAlert {
  readonly subject: string
  readonly text: string
}

/**
 * The stack on one machine: the dispatcher and the pollers stand for EventBridge, the event source mappings, the state
 * machine and the scheduler; doors, stores and the shapes of all events are the real ones.
 */
export class LocalDeployment {
  readonly #stores: EmbeddedStores
  readonly #doors: Doors
  readonly #sqs: SQSClient
  readonly #s3: S3Client
  readonly #bus: EventDispatcher

  constructor(stores: EmbeddedStores, doors: Doors) {
    this.#stores = stores
    this.#doors = doors
    const shared = { region: stores.variables.AWS_REGION, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
    this.#sqs = new SQSClient({ ...shared, endpoint: stores.variables.AWS_ENDPOINT_URL_SQS })
    this.#s3 = new S3Client({ ...shared, endpoint: stores.variables.AWS_ENDPOINT_URL_S3, forcePathStyle: true })
    const patterns = Object.values(watchedEvents).map(({ pattern }) => pattern)
    this.#bus = new EventDispatcher(this.#sqs, stores.queueUrls.events, patterns)
  }

  /** Events on the bus, through the queue to the detectors. Resolves to how many a rule let through. */
  async putEvents(events: readonly EventBridgeEvent[]): Promise<number> {
    const passed = await this.#bus.put(events)
    await drainQueue(this.#sqs, this.#stores.queueUrls.events, (event) => this.#doors.detectEvents(event, lambdaContext('detect-events')))
    return passed
  }

  /** A log file delivered to the bucket, with the notification that S3 sends. */
  async deliverLogFile({ key, body }: SampleFile): Promise<void> {
    const bucket = this.#stores.variables.SET_ASIDE_BUCKET
    await this.#s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }))
    const object = { key: encodeURIComponent(key).replaceAll('%2F', '/'), size: body.byteLength }
    const notification = { Records: [{ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: bucket }, object } }] }
    await this.#sqs.send(new SendMessageCommand({ QueueUrl: this.#stores.queueUrls.logs, MessageBody: JSON.stringify(notification) }))
    await drainQueue(this.#sqs, this.#stores.queueUrls.logs, (event) => this.#doors.detectLogs(event, lambdaContext('detect-logs')), 1)
  }

  /** An audit run over parts that were already looked at; resolves to its id. */
  async audit(parts: readonly SnapshotPart[], slot: number): Promise<string> {
    const runId = await this.record(parts, slot)
    await this.#doors.evaluate({ runId }, lambdaContext('evaluate'))
    return runId
  }

  /** What planning and collecting leave in the evidence, for the last door to judge. */
  async record(parts: readonly SnapshotPart[], slot: number): Promise<string> {
    const runId = runIdOf(new Date(slot).toISOString())
    const evidence = openEvidence(this.#stores.variables)
    const units = parts.map(({ account, region, service, types }) => ({ runId, account, region, service, types }))
    await evidence.put(runKeys.plan(runId), JSON.stringify(units))
    for (const own of Map.groupBy(parts, scopeName).values())
      for (const [chunk, part] of own.entries()) {
        const { key, body, record } = snapshotObject({ ...part, ...(chunk > 0 ? { chunk } : {}) }, chunk < own.length - 1)
        await evidence.putOnce(key, body, 'application/gzip')
        await evidence.put(runKeys.part(runId, part, chunk), JSON.stringify(record))
      }
    return runId
  }

  /** The minute's look at what has closed because time went by. */
  tick(): Promise<{ readonly judged: number }> {
    return this.#doors.detectTick(undefined, lambdaContext('detect-tick'))
  }

  /** The minute's sweep of owed alerts. `grace` in milliseconds, as the door has it. */
  sweep(grace: number): Promise<{ readonly told: number; readonly owed: number }> {
    return this.#doors.publishAlerts({ grace }, lambdaContext('publish-alerts'))
  }

  /** What the responder's subscription of the text topic received since the last call. */
  async *received(): AsyncGenerator<ReceivedAlert> {
    const url = this.#stores.queueUrls.received
    for (;;) {
      const { Messages } = await this.#sqs.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }))
      if (!Messages || Messages.length === 0) return
      for (const { Body, ReceiptHandle } of Messages) {
        const { Subject, Message } = JSON.parse(Body ?? '{}') as { Subject?: string; Message?: string }
        yield { subject: Subject ?? '', text: Message ?? '' }
        await this.#sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }))
      }
    }
  }

  close(): void {
    this.#sqs.destroy()
    this.#s3.destroy()
  }
}
