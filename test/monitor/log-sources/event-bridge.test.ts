import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { normaliseEventBridge } from '#lib/monitor/log-sources/event-bridge.ts'
import { readField } from '#lib/monitor/log-sources/read-field.ts'
import { accessAnalyzerSeverity } from '#lib/monitor/log-sources/service-alerts/access-analyzer.ts'
import { guardDutySeverity } from '#lib/monitor/log-sources/service-alerts/guardduty.ts'
import { inspectorSeverity } from '#lib/monitor/log-sources/service-alerts/inspector.ts'
import { securityHubSeverity } from '#lib/monitor/log-sources/service-alerts/security-hub.ts'
import { jsonFixture } from './chunks.ts'

function eventsOf(envelope: unknown): SecurityEvent[] {
  return normaliseEventBridge(envelope).map((result) => {
    if (!result.ok) throw new Error(result.reason)
    return result.event
  })
}

function reasonsOf(envelope: unknown): string[] {
  return normaliseEventBridge(envelope).map((result) => (result.ok ? 'was read' : result.reason))
}

const instance = { arn: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0aa11bb22cc33dd44', type: 'AWS::EC2::Instance' }
const bucket = { arn: 'arn:aws:s3:::made-up-bucket', type: 'AWS::S3::Bucket' }

const cases: readonly (readonly [name: string, wanted: readonly Partial<SecurityEvent>[], severities: readonly unknown[]])[] = [
  [
    'api-call',
    [{ id: '6f1b4a52-0000-4000-8000-000000000001', logSource: { product: 'aws', service: 'cloudtrail' }, sourceAddress: '203.0.113.77' }],
    [undefined],
  ],
  [
    'sign-in',
    [{ principal: 'arn:aws:iam::111122223333:root', region: 'us-east-1', logSource: { product: 'aws', service: 'cloudtrail' } }],
    [undefined],
  ],
  [
    'insight',
    [{ logSource: { product: 'aws', service: 'cloudtrail-insight' }, account: '111122223333', time: Date.UTC(2026, 0, 31, 12, 10) }],
    [undefined],
  ],
  [
    'guardduty',
    [
      {
        logSource: { product: 'aws', service: 'guardduty' },
        time: Date.UTC(2026, 0, 31, 12, 1, 2, 345),
        resource: instance,
        sourceAddress: '198.51.100.200',
        principal: null,
      },
    ],
    ['medium'],
  ],
  [
    'security-hub',
    [
      { logSource: { product: 'aws', service: 'securityhub' }, resource: bucket, sourceAddress: '203.0.113.9', account: '111122223333' },
      { resource: { arn: 'AWS::::Account:111122223333', type: 'AWS::::Account' }, sourceAddress: null },
    ],
    ['critical', 'medium'],
  ],
  [
    'inspector',
    [
      {
        logSource: { product: 'aws', service: 'inspector' },
        resource: instance,
        time: Date.UTC(2026, 0, 31, 9, 0, 1, 250),
        region: 'eu-west-1',
      },
    ],
    ['high'],
  ],
  [
    'access-analyzer',
    [{ logSource: { product: 'aws', service: 'accessanalyzer' }, resource: bucket, principal: '*', time: Date.UTC(2026, 0, 31, 7, 10) }],
    ['high'],
  ],
]

describe('normaliseEventBridge', () => {
  it.each(cases)('reads %s', (name, wanted, severities) => {
    const events = eventsOf(jsonFixture(`event-bridge-${name}.json`))
    expect(events).toMatchObject(wanted)
    expect(events.map((event) => readField(event.fields, 'keepwatch.severity'))).toEqual(severities)
  })

  it('falls back on the account, region and time of the envelope', () => {
    const call = jsonFixture('event-bridge-api-call.json')
    const least = {
      eventTime: '2026-01-31T12:00:00Z',
      eventName: 'X',
      eventSource: 'iam.amazonaws.com',
      requestParameters: { userName: 'u' },
    }
    expect(eventsOf({ ...call, detail: least })).toMatchObject([
      { account: '111122223333', region: 'eu-west-1', resource: { arn: 'arn:aws:iam::111122223333:user/u' } },
    ])
    const finding = jsonFixture('event-bridge-guardduty.json')
    expect(eventsOf({ ...finding, detail: { id: 'f', severity: 8 } })).toMatchObject([
      { account: '111122223333', region: 'eu-west-1', time: Date.UTC(2026, 0, 31, 12, 2), fields: { 'keepwatch.severity': 'high' } },
    ])
  })

  it('gives a redelivery the same id and an update another', () => {
    const finding = jsonFixture('event-bridge-guardduty.json')
    const again = { ...finding, id: 'another delivery', time: '2026-02-01T00:00:00Z' }
    const update = { ...finding, detail: { ...(finding['detail'] as object), updatedAt: '2026-01-31T13:00:00Z' } }
    const [one, two, three] = [finding, again, update].map((each) => eventsOf(each)[0]?.id)
    expect(two).toBe(one)
    expect(three).not.toBe(one)
  })

  it('refuses what only claims to come from AWS', () => {
    for (const name of ['api-call', 'guardduty', 'security-hub', 'inspector', 'access-analyzer']) {
      const envelope = jsonFixture(`event-bridge-${name}.json`)
      expect(reasonsOf({ ...envelope, source: 'my.app' })).toEqual([expect.stringMatching(/^source is "my\.app"; wanted aws\./)])
      expect(reasonsOf({ ...envelope, source: undefined })).toEqual([expect.stringMatching(/^source is missing/)])
    }
  })

  const call = jsonFixture('event-bridge-api-call.json')
  const wrong: readonly (readonly [envelope: unknown, reason: RegExp])[] = [
    [null, /^event is null/],
    ['text', /^event is "text"/],
    [{}, /^detail-type is missing/],
    [{ ...call, 'detail-type': 'EC2 Instance State-change Notification' }, /^detail-type is "EC2 Instance/],
    [{ ...call, 'detail-type': 'constructor' }, /^detail-type is "constructor"/],
    [{ ...call, detail: 'text' }, /^detail is "text"; wanted an object/],
    [{ ...call, detail: {} }, /^eventTime is missing/],
    [{ ...jsonFixture('event-bridge-guardduty.json'), detail: {} }, /^id is missing; wanted the id of a guardduty finding/],
    [{ ...jsonFixture('event-bridge-security-hub.json'), detail: { findings: [] } }, /^detail\.findings is an array of 0/],
    [{ ...jsonFixture('event-bridge-inspector.json'), time: 0, detail: { findingArn: 'a', updatedAt: 'soon' } }, /^update time is "soon"/],
  ]
  it.each(wrong)('refuses %j', (envelope, reason) => {
    expect(reasonsOf(envelope)).toEqual([expect.stringMatching(reason)])
  })

  it('reads the good findings of an event beside a bad one', () => {
    const hub = jsonFixture('event-bridge-security-hub.json')
    const [good] = (hub['detail'] as { findings: unknown[] }).findings
    const results = normaliseEventBridge({ ...hub, detail: { findings: [null, good, { Id: 7 }] } })
    expect(results.map((result) => result.ok)).toEqual([false, true, false])
  })

  it('never throws on any detail', () => {
    for (const [name] of cases) {
      const envelope = jsonFixture(`event-bridge-${name}.json`)
      const keys = fc.constantFrom(...Object.keys(envelope['detail'] as object))
      fc.assert(
        fc.property(fc.dictionary(keys, fc.anything()), (change) => {
          normaliseEventBridge({ ...envelope, detail: { ...(envelope['detail'] as object), ...change } })
        }),
        { numRuns: 50 },
      )
    }
  })

  it('keeps our severity whatever the finding calls its own fields', () => {
    const finding = jsonFixture('event-bridge-guardduty.json')
    const detail = JSON.parse(JSON.stringify(finding['detail']).replace('{', '{"__proto__":{"x":1},"keepwatch.severity":"informational",'))
    const [event] = eventsOf({ ...finding, detail })
    expect(event?.fields['keepwatch.severity']).toBe('medium')
    expect(event && Object.getPrototypeOf(event.fields)).toBe(Object.prototype)
  })
})

describe('severities', () => {
  it.each([
    [9.5, 'critical'],
    [9, 'critical'],
    [8.9, 'high'],
    [7, 'high'],
    [6.9, 'medium'],
    [4, 'medium'],
    [3.9, 'low'],
    [1, 'low'],
    [0, 'informational'],
    ['8', 'high'],
    [undefined, 'high'],
    ['', 'high'],
    ['x', 'high'],
  ])('GuardDuty %j is %s', (value, wanted) => {
    expect(guardDutySeverity(value)).toBe(wanted)
  })

  it.each([
    [{ Label: 'LOW', Normalized: 90 }, 'low'],
    [{ Normalized: 100 }, 'critical'],
    [{ Normalized: 70 }, 'high'],
    [{ Normalized: 69 }, 'medium'],
    [{ Normalized: 39 }, 'low'],
    [{ Normalized: 0 }, 'informational'],
    [{ Label: 'NEW WORD' }, 'high'],
    [null, 'high'],
  ])('Security Hub %j is %s', (value, wanted) => {
    expect(securityHubSeverity(value)).toBe(wanted)
  })

  it.each([
    ['CRITICAL', 'critical'],
    ['INFORMATIONAL', 'informational'],
    ['UNTRIAGED', 'medium'],
    [undefined, 'medium'],
  ])('Inspector %j is %s', (value, wanted) => {
    expect(inspectorSeverity(value)).toBe(wanted)
  })

  it.each([
    [{ isPublic: true }, 'high'],
    [{ isPublic: false }, 'medium'],
    [{ error: 'ACCESS_DENIED' }, 'medium'],
    [{ isPublic: true, status: 'RESOLVED' }, 'informational'],
    [{ isPublic: true, isDeleted: true }, 'informational'],
  ])('Access Analyzer %j is %s', (value, wanted) => {
    expect(accessAnalyzerSeverity(value)).toBe(wanted)
  })
})
