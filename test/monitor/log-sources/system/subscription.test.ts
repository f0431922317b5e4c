import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { readItemsOf } from '#lib/monitor/log-sources/read-records.ts'
import { readSubscriptions } from '#lib/monitor/log-sources/system/subscription.ts'

const line = '2026-05-04T09:00:00Z web1 sshd[1]: Invalid user x from 198.51.100.7 port 5'
const logEvent = (id: string, message: unknown = line): object => ({ id, timestamp: 1_777_885_200_000, message })

function envelope(logEvents: unknown, more: object = {}): object {
  return {
    messageType: 'DATA_MESSAGE',
    owner: '111122223333',
    logGroup: '/var/log/secure',
    logStream: 'web1',
    subscriptionFilters: ['keepwatch'],
    logEvents,
    ...more,
  }
}

function delivered(content: unknown): object {
  return { awslogs: { data: gzipSync(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64') } }
}

const read = (...payloads: unknown[]) =>
  readSubscriptions(
    payloads.map((payload, index) => ({ name: `m${index}`, payload })),
    'eu-west-1',
  )

describe('a delivery', () => {
  it('is read, with what its envelope knows', () => {
    const { events, setAside } = read(delivered(envelope([logEvent('1'), logEvent('2')])))
    expect(setAside).toEqual([])
    expect(events).toMatchObject([{ account: '111122223333', region: 'eu-west-1', fields: { user: 'x' } }, {}])
    expect(new Set(events.map(({ id }) => id)).size).toBe(2)
  })

  it('has the same ids when it comes again, and others from another group', () => {
    const ids = (more: object): string[] => read(delivered(envelope([logEvent('1')], more))).events.map(({ id }) => id)
    expect(ids({})).toEqual(ids({ subscriptionFilters: ['other'] }))
    expect(ids({})).not.toEqual(ids({ logGroup: '/var/log/other' }))
    expect(ids({})).not.toEqual(ids({ owner: '444455556666' }))
  })

  it('loses only the line that cannot be read', () => {
    const reading = read(delivered(envelope([logEvent('1'), logEvent('2', 'hello'), { id: '3' }, null, logEvent('4', 7), logEvent('5')])))
    expect(reading.events).toHaveLength(2)
    expect(reading.setAside.map(({ record, reason }) => [record, reason.slice(0, 24)])).toEqual([
      [2, 'message is not recognise'],
      [3, 'message is missing; want'],
      [4, 'message is missing; want'],
      [5, 'message is 7; wanted a t'],
    ])
  })

  it('lists the first bad lines and counts the others', () => {
    const reading = read(delivered(envelope(Array.from({ length: 1_500 }, (_, index) => logEvent(String(index), 'hello')))))
    expect([reading.setAside.length, reading.unlisted]).toEqual([1_000, 500])
  })

  it('may be a control message, or hold lines of other components', () => {
    const control = envelope([logEvent('', 'CWL CONTROL MESSAGE: Checking health of destination')], { messageType: 'CONTROL_MESSAGE' })
    expect(read(delivered(control))).toEqual({ events: [], setAside: [], unlisted: 0, skipped: 1 })
    expect(read(delivered(envelope([logEvent('1', 'I0504 09:00:00.123456 1 a.go:1] x')]))).skipped).toBe(1)
  })

  it.each([
    ['nothing', undefined],
    ['no data', { awslogs: {} }],
    ['no gzip', { awslogs: { data: Buffer.from('hello').toString('base64') } }],
    ['gzip that was cut', { awslogs: { data: gzipSync('x'.repeat(5_000)).subarray(0, 20).toString('base64') } }],
    ['a bomb', delivered('x'.repeat(70 * 1024 * 1024))],
    ['no JSON', delivered('{')],
    ['no envelope', delivered({ a: 1 })],
    ['no list', delivered(envelope('x'))],
    ['an unknown type', delivered(envelope([], { messageType: 'OTHER' }))],
  ])('that is broken (%s) is set aside with the reason and takes no other along', (_name, payload) => {
    const { events, setAside } = read(payload, delivered(envelope([logEvent('1')])))
    expect(events).toHaveLength(1)
    expect(setAside).toHaveLength(1)
    expect(setAside[0]?.reason).toMatch(/wanted|read the log group again|not valid JSON/)
  })
})

describe('files', () => {
  const events = (content: Buffer | string, needs?: ReturnType<ReturnType<typeof builtInRuleset>['recordNeeds']>) =>
    [...(readItemsOf(Buffer.from(content), { name: 'f', asOf: Date.parse('2026-06-01T00:00:00Z'), ...(needs ? { needs } : {}) }) ?? [])]
      .flat()
      .flatMap((item) => (item.kind === 'event' ? [item.event] : []))

  it('of deliveries one after the other, as Firehose writes them, are read', () => {
    const content = JSON.stringify(envelope([logEvent('1')])) + JSON.stringify(envelope([logEvent('2'), logEvent('3')]))
    expect(events(content)).toHaveLength(3)
    expect(events(content, builtInRuleset().recordNeeds())).toHaveLength(3)
    const live = read(delivered(envelope([logEvent('1')]))).events.map(({ id }) => id)
    expect(
      events(content)
        .slice(0, 1)
        .map(({ id }) => id),
    ).toEqual(live)
  })

  it('of text are told by their content, also where the first line is the rest of a message', () => {
    expect(events(`<86>May  4 09:00:00 web1 sshd[1]: Invalid user x from 198.51.100.7 port 5\n`)).toHaveLength(1)
    expect(events(`    at end of something\n${line}\n${line}\n`)).toHaveLength(2)
    expect(new Set(events(`${line}\n${line}\n`).map(({ id }) => id)).size).toBe(2)
  })

  it('of JSON are read beside the scanner for CloudTrail', () => {
    const records = [
      { kind: 'Event', apiVersion: 'audit.k8s.io/v1', verb: 'get', stageTimestamp: '2026-05-04T09:00:00Z' },
      { EventID: 1102, Channel: 'Security', Computer: 'pc', TimeCreated: '2026-05-04T09:00:00Z' },
      { MESSAGE: 'x', _COMM: 'sshd', __REALTIME_TIMESTAMP: '1777885200000000' },
    ]
    const content = records.map((record) => JSON.stringify(record)).join('\n')
    expect(events(content).map(({ logSource }) => logSource.product)).toEqual(['kubernetes', 'windows', 'linux'])
    expect(events(content, builtInRuleset().recordNeeds())).toEqual(events(content))
  })
})
