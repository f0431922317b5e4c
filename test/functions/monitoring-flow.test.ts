import { SNSClient } from '@aws-sdk/client-sns'
import type { SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openEvidence, openFindings, openIncidents } from '#lib/aws/stores.ts'
import type { Finding } from '#lib/findings/finding.ts'
import { lambdaContext } from '#lib/local/lambda-context.ts'
import { asEventBridge, asTrailFile, sampleFlowLogs, sampleTrail } from '#lib/local/sample-replay.ts'
import { handler as detectEvents } from '../../functions/detect-events.ts'
import { startDeployment } from './deployment.ts'

/** The real handlers on the embedded stores: what the platform may do to them (redeliver, reorder, kill) must not show in the findings. */
let { stores, deployment, end } = {} as Awaited<ReturnType<typeof startDeployment>>
beforeEach(async () => {
  ;({ stores, deployment, end } = await startDeployment())
})
afterEach(async () => {
  vi.restoreAllMocks()
  await end()
})

const records = await sampleTrail('samples', Date.parse('2026-03-10T15:00:00Z'))
const events = records.map(asEventBridge)

/** What must be the same however the events came: everything but when alerts were owed and sent. */
async function outcome(): Promise<unknown[]> {
  const { items } = openFindings(stores.variables)
  const findings = await Array.fromAsync(items.list({}))
  return findings
    .map(({ alerts, ...finding }: Finding) => ({ ...finding, alerts: alerts.map(({ id, change, state }) => ({ id, change, state })) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The stories, as people are told them. */
async function stories() {
  const latest = await openIncidents(stores.variables).items.latest(100)
  return latest
    .map(({ id, severity, steps, alerts, mergedInto }) => ({
      id,
      severity,
      steps: steps.map(({ control, principal }) => `${control} ${principal}`),
      alerts: alerts.map(({ id, change, state }) => ({ id, change, state })),
      mergedInto,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

const queueEvent = (bodies: readonly unknown[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: 'receipt',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: 'test', ApproximateFirstReceiveTimestamp: '0' },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:111122223333:keepwatch-events',
    awsRegion: 'us-east-1',
  })),
})

async function once(): Promise<unknown[]> {
  await detectEvents(queueEvent(events), lambdaContext('detect-events'))
  return outcome()
}

async function subjects(): Promise<string[]> {
  const received: string[] = []
  for await (const { text } of deployment.received()) received.push(text)
  return received
}

describe('monitoring flow', () => {
  it('leaves one finding each, with right counts, whatever the order and however often events come', async () => {
    const expected = await once()
    expect(expected.length).toBeGreaterThanOrEqual(7)
    const told = await subjects()
    await deployment.putEvents(events)
    await deployment.putEvents([...events].reverse())
    await deployment.deliverLogFile(asTrailFile(records))
    expect(await outcome()).toEqual(expected)
    expect(await subjects()).toEqual([])
    expect(told.length).toBeGreaterThan(0)
  })

  it('comes to the same from the last event backwards, one message at a time', async () => {
    // The intrusion and what surrounds it: each message is an invocation with all its reads and writes.
    const some = events.filter((event, index) => index % 5 === 0 || JSON.stringify(event).includes('svc-reporting'))
    await detectEvents(queueEvent(some), lambdaContext('detect-events'))
    const expected = await outcome()
    await end()
    ;({ stores, deployment, end } = await startDeployment())
    for (const event of [...some].reverse()) await detectEvents(queueEvent([event, event, event]), lambdaContext('detect-events'))
    const state = (list: unknown[]) => (list as Finding[]).map(({ alerts, ...finding }) => ({ ...finding, opened: alerts[0]?.id }))
    expect(state(await outcome())).toEqual(state(expected))
  })

  it('joins the findings of an intrusion to one story with one alert, and tells what comes later as an update', async () => {
    await once()
    const [story, ...others] = (await stories()).filter(({ steps, alerts }) => alerts.length > 0 && steps.length > 3)
    expect(others).toEqual([])
    expect(story?.steps.length).toBeGreaterThanOrEqual(5)
    expect(story?.alerts.map(({ change, state }) => [change, state])).toEqual([['opened', 'sent']])
    const texts = await subjects()
    expect(texts.length).toBe((await stories()).flatMap(({ alerts }) => alerts).length)
    expect(texts.filter((text) => text.includes('STORY (oldest first)'))).toHaveLength(1)
  })

  it('publishes every alert with the same id when the process is killed between store and publish', async () => {
    const killed = vi.spyOn(SNSClient.prototype, 'send').mockRejectedValue(new Error('killed') as never)
    await detectEvents(queueEvent(events), lambdaContext('detect-events'))
    const owed = (await stories()).flatMap(({ alerts }) => alerts)
    expect(owed.length).toBeGreaterThan(0)
    expect(owed.map(({ state }) => state)).toEqual(owed.map(() => 'pending'))
    killed.mockRestore()
    expect(await deployment.sweep(0)).toEqual({ told: owed.length, owed: 0 })
    expect((await stories()).flatMap(({ alerts }) => alerts)).toEqual(owed.map(({ id }) => ({ id, change: 'opened', state: 'sent' })))
    expect(await deployment.sweep(0)).toEqual({ told: 0, owed: 0 })
  })

  it('tells of findings that were stored when the process was killed before they joined a story', async () => {
    const { IncidentTable } = await import('#lib/aws/incident-table.ts')
    const killed = vi.spyOn(IncidentTable.prototype, 'put').mockRejectedValue(new Error('killed'))
    await detectEvents(queueEvent(events), lambdaContext('detect-events'))
    expect(await stories()).toEqual([])
    killed.mockRestore()
    const { told, owed } = await deployment.sweep(0)
    expect([told > 0, owed]).toEqual([true, 0])
    expect((await subjects()).length).toBe(told)
    expect(((await outcome()) as Finding[]).flatMap(({ alerts }) => alerts.map(({ state }) => state))).not.toContain('pending')
  })

  it('tells again with the same id when the process is killed between publish and marking it sent', async () => {
    const publish = vi.spyOn(SNSClient.prototype, 'send')
    const { IncidentTable } = await import('#lib/aws/incident-table.ts')
    const { pendingAlerts } = await import('#lib/findings/outbox.ts')
    const put = IncidentTable.prototype.put
    // The write that would mark an alert sent never happens: the process is gone.
    const lost = vi.spyOn(IncidentTable.prototype, 'put').mockImplementation(function (
      this: InstanceType<typeof IncidentTable>,
      incident,
      expected,
    ) {
      if (incident.alerts.length > 0 && pendingAlerts(incident).length === 0) return Promise.reject(new Error('killed'))
      return put.call(this, incident, expected)
    })
    await detectEvents(
      queueEvent(events.filter((event) => JSON.stringify(event).includes('"StopLogging"'))),
      lambdaContext('detect-events'),
    )
    lost.mockRestore()
    await deployment.sweep(0)
    const ids = publish.mock.calls.flatMap(([command]) => {
      const { Message = '', TopicArn = '' } = command.input as { Message?: string; TopicArn?: string }
      return TopicArn === stores.variables.ALERTS_TOPIC_ARN ? [(JSON.parse(Message) as { alertId: string }).alertId] : []
    })
    expect(ids.length).toBeGreaterThanOrEqual(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('gives back only the poisonous message of a batch', async () => {
    const { FindingTable } = await import('#lib/aws/finding-table.ts')
    const put = FindingTable.prototype.put
    vi.spyOn(FindingTable.prototype, 'put').mockImplementation(function (this: InstanceType<typeof FindingTable>, finding, expected) {
      if (JSON.stringify(finding).includes('poison')) return Promise.reject(new Error('poison'))
      return put.call(this, finding, expected)
    })
    const stop = events.find((event) => JSON.stringify(event).includes('"StopLogging"'))
    const poison = JSON.parse(JSON.stringify(stop).replaceAll('svc-reporting', 'poison'))
    const { batchItemFailures } = await detectEvents(
      queueEvent([...events.slice(0, 8), poison, 'not json']),
      lambdaContext('detect-events'),
    )
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'message-8' }])
  })

  it('sets unreadable events aside with the reason and goes on', async () => {
    const bodies = ['not json', '{"detail-type":"Something else"}', '['.repeat(10_000), ...events]
    expect(await detectEvents(queueEvent(bodies), lambdaContext('detect-events'))).toEqual({ batchItemFailures: [] })
    const bucket = openEvidence({ EVIDENCE_BUCKET: stores.variables.SET_ASIDE_BUCKET })
    const [key = ''] = await Array.fromAsync(bucket.keys('set-aside/events/'))
    const kept = JSON.parse(Buffer.from((await bucket.get(key)) ?? []).toString('utf8')) as { count: number; items: { reason: string }[] }
    expect(kept.count).toBe(3)
    for (const { reason } of kept.items) expect(reason).toMatch(/.+/)
    expect((await outcome()).length).toBeGreaterThanOrEqual(7)
  })

  it('finds one flood in flow logs that come twice', async () => {
    const files = await sampleFlowLogs('samples', Date.parse('2026-03-10T15:00:00Z'))
    for (const file of files) await deployment.deliverLogFile(file)
    const first = await outcome()
    expect(first).toEqual([
      expect.objectContaining({ control: 'vpc-flow-inbound-flood', network: expect.objectContaining({ target: '10.0.1.25' }) }),
    ])
    for (const file of files) await deployment.deliverLogFile({ ...file, key: `${file.key}.again` })
    expect(await outcome()).toEqual(first)
  })
})
