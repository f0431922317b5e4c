import { describe, expect, test } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { normaliseCloudTrail } from '#lib/monitor/log-sources/cloudtrail.ts'
import { eventWith, rulesetOf, ruleText } from './sigma/build.ts'

const options = { now: 2_000_000 }
const rule = (extra: string): ReturnType<typeof rulesetOf> => rulesetOf(ruleText('sel: {kind: a}\ncondition: sel', extra))
const event = eventWith({
  kind: 'a',
  eventName: 'DoIt',
  userAgent: 'x'.repeat(5_000),
  requestParameters: { names: ['n1', 'n2'], deep: { er: 7 } },
})

describe('the observation of one event', () => {
  test('of a foreign rule', async () => {
    const [observation, ...more] = await detect(
      rule(
        'title: Found\nid: 11111111-2222-4333-8444-555555555555\nname: n\nlevel: high\ntags: [attack.t1098.001, attack.persistence, car.x]\nfields: [requestParameters.names, requestParameters.deep, gone]',
      ),
      [event],
      new StateMap(),
      options,
    )
    expect(more).toEqual([])
    expect(observation).toMatchObject({
      control: '11111111-2222-4333-8444-555555555555',
      title: 'Found',
      severity: 'high',
      attack: ['T1098.001'],
      dueAt: 1_000_000,
      period: 3_600_000,
      dedupKey: '["111122223333","arn:aws:iam::111122223333:user/u",""]',
      resource: { arn: 'arn:aws:iam::111122223333:root', type: 'AWS::::Account', account: '111122223333', region: 'global' },
      events: [{ id: 'e1', time: 1_000_000 }],
    })
    expect(observation?.facts).toMatchObject({ eventName: 'DoIt', 'requestParameters.names': 'n1, n2', 'requestParameters.deep': '7' })
    expect(observation?.facts['userAgent']).toHaveLength(500)
    expect(observation?.facts).not.toHaveProperty('gone')
  })

  test('of a rule of ours: its name is the control, its dedup decides the story', async () => {
    const ours = rule(
      'title: Found\nid: 11111111-2222-4333-8444-555555555555\nname: cloudtrail-x\nkeepwatch: {dedup: {by: [region, requestParameters.names], period: 30m}}',
    )
    const [observation] = await detect(ours, [event], new StateMap(), options)
    expect(observation).toMatchObject({
      control: 'cloudtrail-x',
      severity: 'medium',
      period: 1_800_000,
      dedupKey: '["111122223333","eu-west-1","n1\\nn2"]',
    })
  })

  test('the resource that the event names, in the account and region of the event', async () => {
    const resource = { arn: 'arn:aws:iam::111122223333:user/felix', type: 'AWS::IAM::User' }
    const [observation] = await detect(rule('title: t'), [{ ...event, resource }], new StateMap(), options)
    expect(observation?.resource).toEqual({ ...resource, account: '111122223333', region: 'global' })
  })
})

test('one batch is one state update per group', async () => {
  const state = new StateMap()
  const keys: string[] = []
  const counting = Object.assign(Object.create(state) as StateMap, {
    update: (key: string, ...rest: [never, number]) => {
      keys.push(key)
      return state.update(key, ...rest)
    },
  })
  const rules = rulesetOf(
    `${ruleText('sel: {kind: a}\ncondition: sel', 'title: t\nname: base')}---\ntitle: c\ncorrelation: {type: event_count, rules: [base], group-by: [user], timespan: 5m, condition: {gte: 2}}\n`,
  )
  const events = Array.from({ length: 40 }, (_, index) => eventWith({ kind: 'a', user: `u${index % 3}` }, { id: `e${index}` }))
  expect(await detect(rules, events, counting, options)).toHaveLength(3)
  expect(new Set(keys).size).toBe(3)
  expect(keys).toHaveLength(3)
})

test('a state that cannot be written rejects: the events stay in their queue', async () => {
  const broken = Object.assign(new StateMap(), { update: () => Promise.reject(new Error('table gone')) })
  const rules = rulesetOf(
    `${ruleText('sel: {kind: a}\ncondition: sel', 'title: t\nname: base')}---\ntitle: c\ncorrelation: {type: event_count, rules: [base], timespan: 5m, condition: {gte: 2}}\n`,
  )
  await expect(detect(rules, [event], broken, options)).rejects.toThrow('table gone')
})

describe('hostile events', () => {
  const base = {
    eventTime: '2026-05-04T09:00:00Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'PutUserPolicy',
    recipientAccountId: '111122223333',
  }
  const nested = (depth: number, open: string, close: string): unknown => JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`)
  test.each<[string, Record<string, unknown>]>([
    [
      'names of the prototype',
      JSON.parse('{"__proto__": {"eventName": "CreateAccessKey"}, "constructor": {"prototype": {"x": 1}}, "hasOwnProperty": 5}'),
    ],
    ['lists 2,000 deep', { requestParameters: { policyDocument: nested(2_000, '[', ']') } }],
    ['maps 4,000 deep', { requestParameters: { policyDocument: nested(4_000, '{"a":', '}') } }],
    [
      'a text of a megabyte that backtracks',
      { requestParameters: { policyDocument: `"Action": [${'"Allow" "Effect" : '.repeat(50_000)}` } },
    ],
    ['a million members', { requestParameters: { policyDocument: new Array(1_000_000).fill('x') } }],
    ['no identity', { userIdentity: null, sourceIPAddress: null }],
    ['numbers for texts', { userAgent: 7, errorCode: [], requestParameters: 3 }],
  ])('%s: analysed in bounded time, and beside it nothing is lost', async (_, fields) => {
    const hostile = normaliseCloudTrail({ ...base, eventID: 'h', ...fields })
    const attack = normaliseCloudTrail({ ...base, eventID: 'a', eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging' })
    const began = performance.now()
    const observations = await detect(
      builtInRuleset(),
      [hostile, attack].flatMap((result) => (result.ok ? [result.event] : [])),
      new StateMap(),
      options,
    )
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(observations.map(({ control, events }) => [control, events[0]?.id])).toContainEqual(['cloudtrail-trail-stopped', 'a'])
  })

  test('lists that nest beyond the stack count as absent', async () => {
    const deep = eventWith({ kind: 'a', list: nested(20_000, '[', ']') })
    const rules = rulesetOf(ruleText('sel: {kind: a}\nnone: {list.x: null}\ncondition: sel and none'))
    expect(await detect(rules, [deep], new StateMap(), options)).toHaveLength(1)
  })
})
