import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { silenceKey, sourceNameOf, sourceOfKey } from '#lib/monitor/silence/heard-source.ts'
import { HeardSources } from '#lib/monitor/silence/heard-sources.ts'
import { hearNow, patienceWith, type Rhythm } from '#lib/monitor/silence/rhythm.ts'
import { tick } from '#lib/monitor/tick.ts'
import { eventWith, rulesetOf } from '../sigma/build.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const start = Date.parse('2026-05-04T08:30:00Z')
const account = '111122223333'
const rules = rulesetOf('title: a\nname: a\nlogsource: {product: aws}\ndetection: {sel: {kind: a}, condition: sel}\n')

/** An account whose log is heard as the test says, watched by a tick. */
class Watched {
  readonly state = new StateMap()
  readonly told: { readonly control: string; readonly severity: string; readonly region: string; readonly at: number }[] = []
  readonly ids = new Set<string>()

  async hear(now: number, { time = now, region = 'eu-west-1', service = 'cloudtrail' } = {}): Promise<void> {
    const event: SecurityEvent = { ...eventWith({}, { id: 'x', time }), logSource: { product: 'aws', service }, account, region }
    // A new function each time: what a warm one remembers must change nothing.
    const heard = new HeardSources()
    heard.hear([event], 'live')
    expect(await heard.record(this.state, now)).toEqual([])
  }

  async tick(now: number, acknowledge = true): Promise<void> {
    const { observations, failures, acknowledge: settle } = await tick(rules, this.state, { now, limit: 1_000 })
    expect(failures).toEqual([])
    for (const { control, severity, region, dedupKey, dueAt } of observations) {
      const id = `${control} ${dedupKey} ${dueAt}`
      if (!this.ids.has(id)) this.told.push({ control, severity, region, at: (now - start) / hour })
      this.ids.add(id)
    }
    if (acknowledge) await settle()
  }

  /** Hears every `pause` from `from` to `to` (hours after the start), with a tick every ten minutes. */
  async live(
    from: number,
    to: number,
    isHeard: (at: number) => boolean,
    options: { readonly region?: string; readonly service?: string } = {},
  ) {
    for (let now = start + from * hour; now < start + to * hour; now += 10 * minute) {
      if (isHeard((now - start) / hour)) await this.hear(now, options)
      await this.tick(now)
    }
  }
}

const always = (): boolean => true
const never = (): boolean => false

describe('a log source', () => {
  test('that delivered steadily for a day and stops is told once, at its floor, and told again when it is back', async () => {
    const watched = new Watched()
    await watched.live(0, 26, always)
    expect(watched.told).toEqual([])
    await watched.live(26, 40, never)
    expect(watched.told).toMatchObject([{ control: 'keepwatch-log-source-silent', severity: 'high', region: 'eu-west-1' }])
    expect(watched.told[0]?.at).toBeGreaterThan(26.5)
    expect(watched.told[0]?.at).toBeLessThan(27.5)
    await watched.live(40, 60, always)
    expect(watched.told.slice(1)).toMatchObject([{ control: 'keepwatch-log-source-heard-again', severity: 'medium' }])
    await watched.live(60, 70, never)
    expect(watched.told.slice(2)).toMatchObject([{ control: 'keepwatch-log-source-silent', severity: 'high' }])
  })

  test('of which one hour is known is not missed: no storm after the first deployment', async () => {
    const watched = new Watched()
    await watched.live(0, 20, always)
    await watched.live(20, 60, never)
    expect(watched.told).toEqual([])
  })

  test('that is heard once a day is missed after three days, not after one', async () => {
    const watched = new Watched()
    await watched.live(0, 10 * 24, (at) => at % 24 === 0)
    expect(watched.told).toEqual([])
    await watched.live(10 * 24, 15 * 24, never)
    expect(watched.told).toMatchObject([{ control: 'keepwatch-log-source-silent', severity: 'medium' }])
    expect(watched.told[0]?.at).toBeGreaterThan(11.9 * 24)
  })

  test('that is heard now and then, days apart, is never missed', async () => {
    const watched = new Watched()
    await watched.live(0, 30 * 24, (at) => [0, 3, 8, 9, 15, 21].some((each) => at === each * 24))
    expect(watched.told).toEqual([])
  })

  test('that rests over each weekend is told of two of them and then left alone', async () => {
    const watched = new Watched()
    const isWorkday = (at: number): boolean => Math.floor(at / 24) % 7 < 5
    await watched.live(0, 6 * 7 * 24, isWorkday)
    const silent = watched.told.filter(({ control }) => control === 'keepwatch-log-source-silent').map(({ at }) => Math.floor(at / 168))
    expect(silent).toEqual([0, 1])
  })

  test('in two regions that stop within the same hour is one story; one that stops later is another', async () => {
    const watched = new Watched()
    const regions = ['eu-west-1', 'us-east-1', 'ap-south-1']
    for (let now = start; now < start + 25 * hour; now += 10 * minute) for (const region of regions) await watched.hear(now, { region })
    for (let now = start + 25 * hour; now < start + 35 * hour; now += 10 * minute) {
      if (now < start + 30 * hour) await watched.hear(now, { region: 'ap-south-1' })
      await watched.tick(now)
    }
    expect(watched.told.map(({ control }) => control)).toEqual(['keepwatch-log-source-silent', 'keepwatch-log-source-silent'])
  })

  test('is told again when the first telling was not acknowledged, as the same story', async () => {
    const watched = new Watched()
    await watched.live(0, 26, always)
    await watched.tick(start + 28 * hour, false)
    await watched.tick(start + 28 * hour + minute)
    expect(watched.told).toHaveLength(1)
    expect(watched.ids.size).toBe(1)
  })

  test('that came back between the look and the acknowledgement is told of as back', async () => {
    const watched = new Watched()
    await watched.live(0, 26, always)
    const now = start + 28 * hour
    const seen = await tick(rules, watched.state, { now, limit: 10 })
    expect(seen.observations).toHaveLength(1)
    await watched.hear(now + minute)
    await seen.acknowledge()
    await watched.tick(now + 2 * minute)
    expect(watched.told.map(({ control }) => control)).toEqual(['keepwatch-log-source-heard-again'])
  })

  test('whose silence nobody watched is told of when it is back, and is no more usual for that', async () => {
    const watched = new Watched()
    await watched.live(0, 26, always)
    await watched.live(40, 60, always)
    expect(watched.told).toMatchObject([{ control: 'keepwatch-log-source-heard-again' }])
    await watched.live(60, 63, never)
    expect(watched.told.slice(1)).toMatchObject([{ control: 'keepwatch-log-source-silent', severity: 'high' }])
  })

  test('is not kept alive by events of the future, nor by old logs that are read again', async () => {
    const watched = new Watched()
    await watched.live(0, 26, always)
    await watched.hear(start + 26 * hour, { time: start + 400 * day })
    await watched.hear(start + 27 * hour, { time: start + 2 * hour })
    await watched.live(27, 30, never)
    expect(watched.told).toHaveLength(1)
    const fresh = new Watched()
    await fresh.hear(start, { time: start - 3 * day })
    expect(await fresh.state.read(silenceKey({ source: 'cloudtrail', way: 'live', account, region: 'eu-west-1' }), start)).toBeUndefined()
  })
})

describe('what a function hears', () => {
  test('is written once in five minutes, whatever it reads', async () => {
    const state = new StateMap()
    const heard = new HeardSources()
    let writes = 0
    const counted = {
      update: ((key, change, now) => {
        writes += 1
        return state.update(key, change, now)
      }) as StateMap['update'],
    }
    const event = (time: number) => ({ ...eventWith({}, { id: 'x', time }), logSource: { product: 'aws', service: 'vpcflow' }, account })
    for (let now = start; now < start + hour; now += 1_000) {
      heard.hear([event(now), event(now - minute)], 'files')
      await heard.record(counted, now)
    }
    expect(writes).toBeGreaterThan(10)
    expect(writes).toBeLessThanOrEqual(13)
  })

  test('is heard again when it could not be written', async () => {
    const heard = new HeardSources()
    heard.hearFile(
      `cloudtrail/AWSLogs/${account}/CloudTrail/eu-west-1/2026/05/04/${account}_CloudTrail_eu-west-1_20260504T0825Z_x.json.gz`,
      [],
      1,
      start,
    )
    const refusing = { update: () => Promise.reject(new Error('throttled')) }
    expect(await heard.record(refusing, start)).toEqual([new Error('throttled')])
    const state = new StateMap()
    heard.hearFile(`AWSLogs/${account}/CloudTrail/eu-west-1/x.json.gz`, [], 1, start)
    expect(await heard.record(state, start)).toEqual([])
    expect(await state.read(silenceKey({ source: 'cloudtrail', way: 'files', account, region: 'eu-west-1' }), start)).toMatchObject({
      last: start,
    })
  })

  test('is the latest event of each place, however they are mixed', async () => {
    const state = new StateMap()
    const heard = new HeardSources()
    const from = (region: string, minutes: number) => ({
      ...eventWith({}, { id: 'x', time: start - minutes * minute }),
      logSource: { product: 'aws', service: 'cloudtrail' },
      account,
      region,
    })
    heard.hear([from('eu-west-1', 40), from('eu-west-1', 10), from('us-east-1', 20), from('eu-west-1', 30), from('us-east-1', 90)], 'live')
    await heard.record(state, start)
    const last = async (region: string) =>
      (await state.read<Rhythm>(silenceKey({ source: 'cloudtrail', way: 'live', account, region }), start))?.last
    expect([await last('eu-west-1'), await last('us-east-1')]).toEqual([start - 10 * minute, start - 20 * minute])
  })

  test('is bounded, however many accounts a forged log names', async () => {
    const heard = new HeardSources()
    let writes = 0
    const counting = {
      update: async () => {
        writes += 1
        return start as never
      },
    }
    heard.hear(
      Array.from({ length: 5_000 }, (_, index) => ({
        ...eventWith({}, { id: 'x', time: start }),
        logSource: { product: 'aws', service: 'vpcflow' },
        account: String(100_000_000_000 + index),
      })),
      'files',
    )
    await heard.record(counting, start)
    expect(writes).toBe(200)
  })

  test.each([
    [
      `AWSLogs/${account}/CloudTrail/eu-west-1/2026/05/04/${account}_CloudTrail_eu-west-1_20260504T0825Z_a1.json.gz`,
      'cloudtrail',
      'eu-west-1',
      'T08:25',
    ],
    [
      `org/AWSLogs/o-abc123/${account}/vpcflowlogs/us-gov-west-1/2026/05/04/${account}_vpcflowlogs_us-gov-west-1_fl-1_20260504T0830Z_b2.log.gz`,
      'vpc-flow-logs',
      'us-gov-west-1',
      'T08:30',
    ],
    [`AWSLogs/${account}/CloudTrail/<script>/x.json.gz`, 'cloudtrail', '', undefined],
  ])('names the source of the file %s', (key, source, region, time) => {
    const named = sourceOfKey(key)
    expect(named?.source).toMatchObject({ source, region, account, way: 'files' })
    expect(named?.time === undefined ? undefined : new Date(named.time).toISOString()).toEqual(time && expect.stringContaining(time))
  })

  test.each(['', 'AWSLogs', `AWSLogs/${account}/CloudTrail-Digest/eu-west-1/x`, 'AWSLogs/12/CloudTrail/eu-west-1/x', 'set-aside/x.json'])(
    'knows no source of %j',
    (key) => expect(sourceOfKey(key)).toBeUndefined(),
  )

  test('alerts of other services are nothing to wait for', () => {
    expect(sourceNameOf({ category: 'alert', product: 'aws' })).toBeUndefined()
    expect(sourceNameOf({ product: 'aws', service: 'constructor' })).toBeUndefined()
    expect(sourceNameOf({ product: 'linux', service: 'sshd' })).toBe('linux-logs')
    expect(sourceNameOf({ product: 'linux', service: 'auditd' })).toBe('linux-audit-logs')
  })
})

test('whatever comes in whatever order, the rhythm stays small and never goes back', () => {
  const sounds = fc.array(fc.record({ late: fc.integer({ min: -60, max: 600 }), after: fc.integer({ min: 0, max: 3_000 }) }), {
    maxLength: 200,
  })
  fc.assert(
    fc.property(sounds, (steps) => {
      let rhythm: Rhythm | undefined
      let now = start
      for (const { late, after } of steps) {
        now += after * minute
        const before = rhythm?.last ?? 0
        rhythm = hearNow(rhythm, { source: 'cloudtrail', way: 'live', account, region: '' }, now - late * minute, now)
        expect(rhythm.last).toBeGreaterThanOrEqual(before)
        expect(rhythm.last).toBeLessThanOrEqual(now)
        expect(rhythm.days.length).toBeLessThanOrEqual(29)
        const allowed = patienceWith(rhythm)
        if (allowed !== undefined) expect(allowed).toBeGreaterThanOrEqual(hour)
        if (allowed !== undefined) expect(allowed).toBeLessThanOrEqual(7 * day)
      }
    }),
  )
})
