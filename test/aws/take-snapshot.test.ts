import { describe, expect, test } from 'vitest'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { Collector } from '#lib/aws/collector.ts'
import { collectors } from '#lib/aws/collectors/index.ts'
import { planScopes, takeSnapshotPart } from '#lib/aws/take-snapshot.ts'
import { account, awsError, denied, recordedAws } from './collectors/fake-aws.ts'

const type = 'AWS::Test::Thing'
const scope = { account, region: 'eu-west-1', service: 'test' }
const takenAt = Date.parse('2026-11-22T12:00:00Z')

const thing = (arn: string, configuration = {}): Collected => ({
  kind: 'resource',
  resource: { arn, type, account, region: 'eu-west-1', tags: {}, configuration },
})

function collectorOf(collect: Collector['collect'], parts: Partial<Collector> = {}): Collector {
  return { service: 'test', scope: 'regional', actions: [], types: [type], collect, ...parts }
}

const take = (collector: Collector, where = scope) => takeSnapshotPart(collector, recordedAws({}).clients, where, takenAt)

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

describe('takeSnapshotPart', () => {
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
    expect(part.resources).toHaveLength(50_000)
    expect(part.gaps).toMatchObject([{ outcome: 'error', types: [type] }])
  })

  test('more text than one part holds ends in a gap', async () => {
    const long = 'x'.repeat(8 * 1024 * 1024)
    const part = await take(
      collectorOf(async function* () {
        for (;;) yield thing('arn:1', { long })
      }),
    )
    expect(part.resources.length).toBeLessThan(8)
    expect(part.gaps).toMatchObject([{ outcome: 'error', types: [type] }])
  })

  test('every real collector, refused everything, gives gaps or unseen details and never a resource that looks whole', async () => {
    const refused = new Proxy(
      {},
      { has: () => true, get: () => denied, getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: denied }) },
    )
    for (const collector of collectors) {
      const { clients } = recordedAws(refused)
      const part = await takeSnapshotPart(
        collector,
        clients,
        { account, region: collector.scope === 'global' ? 'global' : 'eu-west-1', service: collector.service },
        takenAt,
      )
      const gapped = new Set(part.gaps.flatMap(({ types }) => types))
      const seen = part.resources.filter(({ type: of }) => of !== 'AWS::::Account')
      expect(seen).toEqual([])
      expect(collector.types.filter((one) => one !== 'AWS::::Account').every((one) => gapped.has(one))).toBe(true)
      for (const resource of part.resources) expect({ ...resource.configuration, ...resource.observed }).toEqual({})
      expect(part.calls.length).toBeGreaterThan(0)
      expect(part.calls.every(({ outcome }) => outcome === 'denied')).toBe(true)
    }
  })
})
