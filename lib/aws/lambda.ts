import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import middy from '@middy/core'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'

/** What a door is handed beside its event. */
export interface DoorTools {
  readonly logger: Logger
  /** Adds to a metric of the invocation (CloudWatch embedded metrics, namespace `Keepwatch`). */
  readonly count: (metric: MetricName, value: number) => void
  readonly context: Context
}

/** Everything that is counted, spelt once. */
export type MetricName =
  | 'EventsRead'
  | 'RecordsSetAside'
  | 'FindingsRecorded'
  | 'AlertsTold'
  | 'AlertsOwed'
  | 'GroupsJudged'
  | 'StateLetGo'
  | 'CanaryAgeSeconds'
  | 'CanaryDelaySeconds'
  | 'ResourcesSeen'
  | 'Gaps'
  | 'VerdictsUnknown'
  | 'ChangesJudged'

/** The one middy stack: structured logs with the request's id, metrics flushed even when the door throws. */
export function door<Event, Result>(run: (event: Event, tools: DoorTools) => Promise<Result>) {
  const logger = new Logger({ serviceName: 'keepwatch' })
  const metrics = new Metrics({ namespace: 'Keepwatch', serviceName: 'keepwatch' })
  const count = (metric: MetricName, value: number): void => {
    metrics.addMetric(metric, MetricUnit.Count, value)
  }
  const flush = (): void => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics()
  }
  return middy<Event, Result>()
    .use(injectLambdaContext(logger, { clearState: true }))
    .use({ after: flush, onError: flush })
    .handler((event: Event, context: Context) => run(event, { logger, count, context }))
}

/** Milliseconds kept in hand: with less left, the rest of a batch goes back to its queue untouched. */
const reserve = 10_000

/**
 * A door on a queue. The batch is processed as one; when that throws, message by message, so that a poisonous one fails
 * alone. Safe because all that a door writes is idempotent. Only the ids of failed messages go back to the queue.
 */
export function queueDoor(run: (records: readonly SQSRecord[], tools: DoorTools) => Promise<void>) {
  return door<SQSEvent, SQSBatchResponse>(({ Records }, tools) => takeMessages(Records, run, tools))
}

/** What `queueDoor` does with one batch, for doors that are not only called by a queue. */
export async function takeMessages(
  records: readonly SQSRecord[],
  run: (records: readonly SQSRecord[], tools: DoorTools) => Promise<void>,
  tools: DoorTools,
): Promise<SQSBatchResponse> {
  const failed: string[] = []
  try {
    await run(records, tools)
  } catch (error) {
    tools.logger.warn('Batch failed as one, going message by message', { error: error as Error, messages: records.length })
    for (const record of records) if (!(await succeeds(run, record, tools))) failed.push(record.messageId)
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}

async function succeeds(
  run: (records: readonly SQSRecord[], tools: DoorTools) => Promise<void>,
  record: SQSRecord,
  tools: DoorTools,
): Promise<boolean> {
  if (tools.context.getRemainingTimeInMillis() < reserve) return false
  try {
    await run([record], tools)
    return true
  } catch (error) {
    tools.logger.error('Message failed and stays in its queue', { error: error as Error, messageId: record.messageId })
    return false
  }
}
