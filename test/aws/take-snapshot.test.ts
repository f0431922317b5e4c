import { describe, expect, test } from 'vitest'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { Collector } from '#lib/aws/collector.ts'
import { collectors } from '#lib/aws/collectors/index.ts'
import { listed } from '#lib/aws/collectors/listed.ts'
import { planScopes, type TakeSnapshotOptions, takeSnapshot, takeSnapshotParts } from '#lib/aws/take-snapshot.ts'
import { account, awsError, denied, recordedAws } from './collectors/fake-aws.ts'

const type = 'AWS::Test::Thing'
const scope = { account, region: 'eu-west-1', service: 'test' }
const takenAt = Date.parse('2026-11-22T12:00:00Z')

const thing = (arn: string, configuration = {}): Collected => ({
  kind: 'resource',
  resource: { arn, type, account, region: 'eu-west-1', tags: {}, configuration },
})

function collectorOf(collect: Collector['collect'], parts: Partial<Collector> = {}): Collector {
  return { service: 'test', scope: 'regional', brings: { [type]: { list: ['test:List'] } }, collect, ...parts }
}

async function take(collector: Collector) {
  const [part, ...others] = await takeSnapshot(collector, recordedAws({}).clients, scope, takenAt)
  if (!part || others.length > 0) throw new Error(`wanted one part, got ${others.length + (part ? 1 : 0)}`)
  return part
}

/** A listing of `size` things, `perPage` a page; the token is the number of the first of the page. */
const manyThings = (size: number, perPage: number): Collector =>
  collectorOf((_, where) =>
    listed(where, {
      action: 'test:List',
      types: [type],
      page: async (token) => {
        const first = Number(token ?? 0)
        const items = Array.from({ length: Math.min(perPage, size - first) }, (_unused, index) => first + index)
        return { items, next: first + perPage < size ? String(first + perPage) : undefined }
      },
      read: (index) => ({ arn: `arn:${index}`, type, account, region: 'eu-west-1', tags: {}, configuration: {} }),
    }),
  )

describe('planScopes', () => {
  test('global services once an account, regional ones once a region, nothing twice', () => {
    const regional = collectorOf(async function* () {})
    const global = collectorOf(async function* () {}, { service: 'global-one', scope: 'global' })
    expect(planScopes({ accounts: ['1', '2', '1'], regions: ['a', 'b', 'a'], collectors: [global, regional] })).toEqual([
      { account: '1', region: 'global', service: 'global-one' },
      { account: '1', region: 'a', service: 'test' },
      { account: '1', region: 'b', service: 'test' },
      { account: '2', region: 'global', service: 'global-one' },
      { account: '2', region: 'a', service: 'test' },
      { account: '2', region: 'b', service: 'test' },
    ])
  })
})

describe('takeSnapshotParts', () => {
  test('resources, gaps with their scope, and the time', async () => {
    const gap = { action: 'test:List', outcome: 'denied', reason: 'no', types: [type] } as const
    const part = await take(
      collectorOf(async function* () {
        yield thing('arn:1')
        yield { kind: 'gap', gap }
      }),
    )
    expect(part).toEqual({
      ...scope,
      takenAt: '2026-11-22T12:00:00.000Z',
      types: [type],
      resources: [expect.objectContaining({ arn: 'arn:1' })],
      gaps: [{ ...scope, ...gap }],
      calls: [],
    })
  })

  test.each([
    ['a bug', new TypeError('x is undefined'), 'error'],
    ['a page of HTML', new SyntaxError('Unexpected token <'), 'error'],
    ['a refusal nobody caught', denied, 'denied'],
    ['throttling nobody caught', awsError('Throttling'), 'throttled'],
  ])('%s in a collector is a gap for all its types, beside what was seen before', async (_, error, outcome) => {
    const part = await take(
      collectorOf(async function* () {
        yield thing('arn:1')
        throw error
      }),
    )
    expect(part.resources).toHaveLength(1)
    expect(part.gaps).toMatchObject([{ ...scope, outcome, types: [type] }])
  })

  test('more resources than one part holds end in a gap', async () => {
    const part = await take(
      collectorOf(async function* () {
        for (let index = 0; ; index++) yield thing(`arn:${index}`)
      }),
    )
    expect(part.resources).toHaveLength(60_000)
    expect(part.gaps).toMatchObject([{ outcome: 'error', types: [type] }])
  })

  test('more text than one part holds ends in a gap', async () => {
    const long = 'x'.repeat(8 * 1024 * 1024)
    const part = await take(
      collectorOf(async function* () {
        for (;;) yield thing('arn:1', { long })
      }),
    )
    expect(part.resources.length).toBeLessThan(14)
    expect(part.gaps).toMatchObject([{ outcome: 'error', types: [type] }])
  })

  test('many resources come in several parts, each cut at the end of a page, and every one once', async () => {
    const parts = await takeSnapshot(manyThings(45_000, 1_000), recordedAws({}).clients, scope, takenAt)
    expect(parts.map(({ chunk, resources }) => [chunk ?? 0, resources.length])).toEqual([
      [0, 20_000],
      [1, 20_000],
      [2, 5_000],
    ])
    expect(new Set(parts.flatMap(({ resources }) => resources.map(({ arn }) => arn))).size).toBe(45_000)
    expect(parts.flatMap(({ gaps }) => gaps)).toEqual([])
  })

  test('a unit that runs out of time is gone on with by others, to the same result', async () => {
    const arns: string[] = []
    let resume: TakeSnapshotOptions['resume']
    let units = 0
    do {
      let pages = 0
      const isTimeUp = () => ++pages >= 3
      const { clients } = recordedAws({})
      const taken = await Array.fromAsync(takeSnapshotParts(manyThings(100, 7), clients, scope, takenAt, { resume, isTimeUp }))
      arns.push(...taken.flatMap(({ part }) => part.resources.map(({ arn }) => arn)))
      resume = taken.at(-1)?.resume
      expect(taken.map(({ part }) => part.chunk ?? 0)).toEqual([units])
      units++
    } while (resume)
    expect(units).toBe(5)
    expect(arns).toEqual(Array.from({ length: 100 }, (_, index) => `arn:${index}`))
  })

  test('a type that nobody wants is not claimed to be listed', async () => {
    const [part] = await takeSnapshot(manyThings(1, 1), recordedAws({}).clients, scope, takenAt, { wants: () => false })
    expect(part?.types).toEqual([])
  })

  test.each(collectors.map((entry) => [entry.service, entry] as const))(
    '%s, refused everything, gives gaps or unseen details and never a resource that looks whole',
    async (service, { scope: reach, brings, load }) => {
      const refused = new Proxy(
        {},
        { has: () => true, get: () => denied, getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: denied }) },
      )
      const where = { account, region: reach === 'global' ? 'global' : 'eu-west-1', service }
      const parts = await takeSnapshot(await load(), recordedAws(refused).clients, where, takenAt)
      const gapped = new Set(parts.flatMap(({ gaps }) => gaps.flatMap(({ types }) => types)))
      const seen = parts.flatMap(({ resources }) => resources)
      for (const resource of seen) expect({ ...resource.configuration, ...resource.observed }).toEqual({})
      const told = new Set([...gapped, ...seen.map((resource) => resource.type)])
      expect(Object.keys(brings).filter((one) => !told.has(one))).toEqual([])
      const calls = parts.flatMap((part) => part.calls)
      expect(calls.length).toBeGreaterThan(0)
      expect(calls.every(({ outcome }) => outcome === 'denied')).toBe(true)
    },
  )
})
