import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deliveredLogs, type EventRule, watchedEvents } from '#lib/aws/event-patterns.ts'
import { call, endpoint, needsEndpoint } from './moto-call.ts'

const folder = new URL('../fixtures/event-bridge/', import.meta.url)

interface RecordedEvent {
  readonly id: string
  readonly source: string
  readonly 'detail-type': string
  readonly detail: unknown
}

/** The rule that each recorded event belongs to; null for one that nobody wants. */
const wanted: Readonly<Record<string, string | null>> = {
  'trail-write': 'CloudTrailEvents',
  'trail-read-only': 'CloudTrailEvents',
  'trail-refused': 'CloudTrailEvents',
  'trail-service-event': 'CloudTrailEvents',
  'trail-decrypt-by-person': 'CloudTrailEvents',
  'trail-decrypt-by-service': null,
  'trail-data-key-by-service': null,
  'trail-disable-key-by-service': 'CloudTrailEvents',
  'trail-data-event': null,
  'sign-in-root': 'ConsoleSignIns',
  'sign-in-failed': 'ConsoleSignIns',
  'guardduty-finding': 'ServiceFindings',
  'security-hub-finding': 'ServiceFindings',
  'inspector-finding': 'ServiceFindings',
  'access-analyzer-finding': 'ServiceFindings',
  'macie-finding': 'ServiceFindings',
  'health-leaked-key': 'HealthAlerts',
  'health-maintenance': null,
  'inspector-scan': null,
  'instance-state': null,
  'object-trail-file': 'TrailFilesElsewhere',
  'object-trail-digest': null,
  'object-flow-log-file': 'FlowLogFilesElsewhere',
  'object-hive-flow-log-file': 'FlowLogFilesElsewhere',
  'object-query-log-file': 'DnsLogFilesElsewhere',
  'object-balancer-log-file': 'WebLogFilesElsewhere',
  'object-web-acl-log-file': 'WebLogFilesElsewhere',
  'object-bucket-log-file': 'WebLogFilesElsewhere',
  'object-other-bucket': null,
}

const rules: Readonly<Record<string, EventRule>> = { ...watchedEvents, ...deliveredLogs(['org-trail', 'central-flow-logs']) }
const names = readdirSync(folder).map((file) => file.slice(0, -'.json'.length))
const recorded = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as RecordedEvent

/**
 * moto 5.2.5 answers TestEventPattern with nothing, so each pattern is put on a bus of its own with a queue behind it, and
 * what arrives there is what it matched.
 */
async function matchedBy({ pattern }: EventRule, events: readonly RecordedEvent[]): Promise<readonly string[]> {
  const name = `patterns-${randomUUID()}`
  const { QueueUrl } = await call('sqs', 'AmazonSQS.CreateQueue', { QueueName: name })
  const queue = await call('sqs', 'AmazonSQS.GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] })
  const arn = (queue['Attributes'] as Record<string, string>)['QueueArn']
  await call('events', 'AWSEvents.CreateEventBus', { Name: name })
  await call('events', 'AWSEvents.PutRule', { Name: name, EventBusName: name, EventPattern: JSON.stringify(pattern) })
  await call('events', 'AWSEvents.PutTargets', { Rule: name, EventBusName: name, Targets: [{ Id: 'queue', Arn: arn }] })
  const entries = events.map((event) => ({
    Source: event.source,
    DetailType: event['detail-type'],
    // The bus gives each event an id of its own; the recorded one travels inside.
    Detail: JSON.stringify({ ...(event.detail as object), recordedId: event.id }),
    EventBusName: name,
  }))
  for (let start = 0; start < entries.length; start += 10)
    await call('events', 'AWSEvents.PutEvents', { Entries: entries.slice(start, start + 10) })
  return received(QueueUrl)
}

async function received(QueueUrl: unknown): Promise<readonly string[]> {
  const ids: string[] = []
  for (;;) {
    const { Messages } = await call('sqs', 'AmazonSQS.ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 60,
      WaitTimeSeconds: 0,
    })
    const bodies = (Messages ?? []) as readonly { readonly Body: string }[]
    if (bodies.length === 0) return ids.toSorted()
    ids.push(...bodies.map(({ Body }) => (JSON.parse(Body) as { detail: { recordedId: string } }).detail.recordedId))
  }
}

describe.skipIf(!endpoint)(`event patterns on recorded events${needsEndpoint}`, () => {
  it('knows what to expect of every recorded event, and every rule has one', () => {
    expect(Object.keys(wanted).toSorted()).toEqual(names.toSorted())
    expect(new Set(Object.values(wanted).filter((rule) => rule !== null))).toEqual(new Set(Object.keys(rules)))
  })

  it.each(Object.entries(rules))('%s takes its own and no other', async (name, rule) => {
    const expected = names.filter((file) => wanted[file] === name).map((file) => recorded(file).id)
    expect(await matchedBy(rule, names.map(recorded))).toEqual(expected.toSorted())
  })
})
