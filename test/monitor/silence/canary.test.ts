import { describe, expect, test } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { normaliseEventBridge } from '#lib/monitor/log-sources/event-bridge.ts'
import { canariesIn, canaryAges, recordCanaries } from '#lib/monitor/silence/canary.ts'
import { tick } from '#lib/monitor/tick.ts'

const minute = 60_000
const hour = 60 * minute
const start = Date.parse('2026-05-04T08:30:00Z')
const account = '111122223333'
const role = 'Keepwatch-CanarycanaryRole1A2B3C4D-XyZ'

/** The canary's call as CloudTrail and EventBridge deliver it. */
function canary(time: number, region = 'eu-west-1', detail: Readonly<Record<string, unknown>> = {}): SecurityEvent {
  const session = `arn:aws:sts::${account}:assumed-role/${role}/Keepwatch-Canarycanary-AbC`
  const [read] = normaliseEventBridge({
    version: '0',
    id: `${region}-${time}`,
    'detail-type': 'AWS API Call via CloudTrail',
    source: 'aws.sts',
    account,
    region,
    time: new Date(time).toISOString(),
    detail: {
      eventVersion: '1.11',
      eventID: `canary-${region}-${time}`,
      eventTime: new Date(time).toISOString(),
      eventSource: 'sts.amazonaws.com',
      eventName: 'GetCallerIdentity',
      awsRegion: region,
      sourceIPAddress: '203.0.113.9',
      userAgent: 'aws-sdk-js/3.1169.0 ua/2.1 os/linux lang/js md/nodejs#24.2.0 keepwatch-canary/1 api/sts',
      userIdentity: {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLEEXAMPLE:Keepwatch-Canarycanary-AbC',
        arn: session,
        accountId: account,
        accessKeyId: 'ASIAEXAMPLEEXAMPLE1',
        sessionContext: {
          sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${account}:role/${role}`, userName: role, accountId: account },
        },
      },
      requestParameters: null,
      responseElements: null,
      readOnly: true,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: account,
      ...detail,
    },
  })
  if (!read?.ok) throw new Error(`the canary's event is not readable: ${read?.reason}`)
  return read.event
}

const inMinutes = (ages: ReadonlyMap<string, number>) => Object.fromEntries([...ages].map(([region, age]) => [region, age / minute]))

describe('the canary', () => {
  test('is as old as its call, per region', async () => {
    const state = new StateMap()
    const regions = ['eu-west-1', 'us-east-1']
    expect(inMinutes(await canaryAges(regions, state, start))).toEqual({ 'eu-west-1': 0, 'us-east-1': 0 })
    expect(await recordCanaries([canary(start + minute)], state, start + 4 * minute)).toBe(3 * minute)
    expect(inMinutes(await canaryAges(regions, state, start + 6 * minute))).toEqual({ 'eu-west-1': 5, 'us-east-1': 6 })
  })

  test('of a region from which nothing comes grows older and is not forgotten', async () => {
    const state = new StateMap()
    for (let now = start; now <= start + 100 * 24 * hour; now += 6 * hour) await canaryAges(['eu-west-1'], state, now)
    expect(inMinutes(await canaryAges(['eu-west-1'], state, start + 100 * 24 * hour))).toEqual({ 'eu-west-1': 100 * 24 * 60 })
  })

  test('that is late or comes twice does not make a newer one older, nor one of the future younger than now', async () => {
    const state = new StateMap()
    await recordCanaries([canary(start), canary(start - 9 * minute), canary(start)], state, start)
    await recordCanaries([canary(start - 5 * minute)], state, start)
    expect(inMinutes(await canaryAges(['eu-west-1'], state, start))).toEqual({ 'eu-west-1': 0 })
    await recordCanaries([canary(start + 50 * hour)], state, start + hour)
    expect(inMinutes(await canaryAges(['eu-west-1'], state, start + 2 * hour))).toEqual({ 'eu-west-1': 60 })
  })

  test.each([
    ['another call', { eventName: 'GetSessionToken' }],
    ['the same call of somebody else', { userAgent: 'aws-cli/2.1' }],
    ['a user agent that is no text', { userAgent: ['keepwatch-canary/1'] }],
    ['a mark behind the end', { userAgent: `${'x'.repeat(3_000)}keepwatch-canary/1` }],
    ['a region that is none', { awsRegion: '__proto__' }],
  ])('is not %s', (_, detail) => {
    expect(canariesIn([canary(start, 'eu-west-1', detail)]).size).toBe(0)
  })

  test('writes nothing when no canary came', async () => {
    const refusing = { update: () => Promise.reject(new Error('not wanted')) }
    expect(await recordCanaries([canary(start, 'eu-west-1', { userAgent: 'curl' })], refusing, start)).toBeUndefined()
  })

  test('is no intrusion to any rule, day and night, in several regions', async () => {
    const state = new StateMap()
    const seen: string[] = []
    for (let now = start; now < start + 26 * hour; now += 5 * minute) {
      const events = ['eu-west-1', 'us-east-1', 'ap-southeast-2'].map((region) => canary(now, region))
      expect(canariesIn(events).size).toBe(3)
      seen.push(...(await detect(builtInRuleset(), events, state, { now })).map(({ control }) => control))
      const { observations, acknowledge } = await tick(builtInRuleset(), state, { now, limit: 100 })
      seen.push(...observations.map(({ control }) => control))
      await acknowledge()
    }
    expect(seen).toEqual([])
  })
})
