import { beforeEach, describe, expect, test } from 'vitest'
import { judgeChange, wholeTypes } from '#lib/audit/change/judge-change.ts'
import { mentions, readChange, touchedUnits } from '#lib/audit/change/touched-units.ts'
import { type Check, defineCheck, fail, pass } from '#lib/audit/check.ts'
import { judgeRun } from '#lib/audit/judge-run.ts'
import { readPlan, readRecordedParts } from '#lib/audit/recorded-run.ts'
import { runKeys } from '#lib/audit/run-manifest.ts'
import { snapshotObject } from '#lib/audit/snapshot-object.ts'
import type { Collector, CollectorEntry } from '#lib/aws/collector.ts'
import { listed } from '#lib/aws/collectors/listed.ts'
import { lookAgain } from '#lib/aws/look-again.ts'
import { takeSnapshot } from '#lib/aws/take-snapshot.ts'
import type { AuditFinding } from '#lib/findings/finding.ts'
import { FindingStore } from '#lib/findings/finding-store.ts'
import { FindingMap } from '#lib/local/finding-map.ts'
import { account, recordedAws } from '../../aws/collectors/fake-aws.ts'

const thing = 'AWS::Test::Thing'
const recorder = 'AWS::Test::Recorder'
const texts = {
  title: 'A wanted state',
  rationale: 'why',
  remediation: { cli: '', cdk: '', terraform: '' },
  aliases: { prowler: [], securityHub: [] },
}
const checks: readonly Check[] = [
  defineCheck({
    ...texts,
    id: 'test-thing-closed',
    severity: 'high',
    resource: thing,
    reads: ['Open' as never],
    evaluate: ({ configuration }) => ((configuration as { Open: boolean }).Open ? fail('it is open to all') : pass('it is closed')),
  }),
  defineCheck({
    ...texts,
    id: 'test-recorder-on',
    severity: 'high',
    resource: recorder,
    reads: ['On' as never],
    accountNeedsOne: 'there is no recorder',
    evaluate: ({ configuration }) => ((configuration as { On: boolean }).On ? pass('it is on') : fail('it is off')),
  }),
]

/** The account as it is now; regions hold things and one recorder each. */
let world: Record<string, { things: Record<string, boolean>; recorder: boolean }>
let read: string[] = []

const collector: Collector = {
  service: 'test',
  scope: 'regional',
  brings: { [thing]: { list: ['test:ListThings'] }, [recorder]: { list: ['test:ListRecorders'] } },
  async *collect(_, scope) {
    const here = world[scope.region] ?? { things: {}, recorder: false }
    const resource = (type: string, name: string, configuration: Record<string, unknown>) => {
      read.push(name)
      return { arn: `arn:aws:test:${scope.region}:${account}:thing/${name}`, type, account, region: scope.region, tags: {}, configuration }
    }
    yield* listed(scope, {
      action: 'test:ListThings',
      types: [thing],
      page: async () => ({ items: Object.entries(here.things).map(([Name, Open]) => ({ Name, Open })), next: undefined }),
      read: ({ Name, Open }) => resource(thing, Name, { Open }),
    })
    yield* listed(scope, {
      action: 'test:ListRecorders',
      types: [recorder],
      page: async () => ({ items: [{ Name: `rec-${scope.region}` }], next: undefined }),
      read: ({ Name }) => resource(recorder, Name, { On: here.recorder }),
    })
  },
}
const entry: CollectorEntry = { ...collector, load: async () => collector }
const regions = ['eu-west-1', 'us-east-1']

let objects: Map<string, Uint8Array>
let items: FindingMap
let time: number
let stores: Parameters<typeof judgeChange>[0]
beforeEach(() => {
  world = { 'eu-west-1': { things: { one: false, two: true }, recorder: true }, 'us-east-1': { things: {}, recorder: false } }
  objects = new Map()
  items = new FindingMap()
  time = Date.parse('2026-11-22T12:00:00Z')
  const put = async (key: string, body: Uint8Array | string) => void objects.set(key, Buffer.from(body))
  const evidence = {
    get: async (key: string) => objects.get(key),
    put,
    putOnce: async (key: string, body: Uint8Array) => {
      await put(key, body)
      return true
    },
  }
  stores = { evidence, items, store: new FindingStore(items, { now: () => time, random: () => 0, sleep: async () => undefined }) }
})

async function run(): Promise<void> {
  time += 1_000
  const runId = `run-${time}`
  const units = regions.map((region) => ({ account, region, service: 'test', types: [thing, recorder] }))
  await stores.evidence.put(runKeys.plan(runId), JSON.stringify(units))
  for (const unit of units)
    for (const part of await takeSnapshot(collector, recordedAws({}).clients, unit, time, { regions })) {
      const { key, body, record } = snapshotObject(part)
      await stores.evidence.put(key, body)
      await stores.evidence.put(runKeys.part(runId, part), JSON.stringify(record))
    }
  const recorded = await readRecordedParts(stores.evidence, { runId, units: await readPlan(stores.evidence, runId), failed: [] }, time)
  await judgeRun(stores, { runId, account, recorded, checks, now: Date.now() })
}

async function change(eventName: string, name: string, region = 'eu-west-1'): Promise<void> {
  time += 1_000
  read = []
  const event = readChange({
    eventID: `${eventName}-${name}`,
    eventName,
    eventSource: 'test.amazonaws.com',
    eventTime: new Date(time).toISOString(),
    awsRegion: region,
    recipientAccountId: account,
    readOnly: false,
    requestParameters: { name },
  })
  if (!event) throw new Error('no change')
  const whole = wholeTypes(checks)
  for (const unit of touchedUnits([event], [{ service: 'test', scope: 'regional', actions: ['test:ListThings'] }])) {
    const scope = { account, region: unit.region, service: 'test' }
    const isTouched = (item: unknown): boolean => mentions(item, unit.names)
    const again = { entry, scope, regions, wants: () => true, isTouched, whole }
    const parts = await lookAgain(recordedAws({}).clients, again, time)
    await judgeChange(stores, { unit, parts, listed: Object.keys(entry.brings), checks, now: time })
  }
}

async function verdicts(): Promise<Record<string, string>> {
  const found = (await Array.fromAsync(items.list({}))) as AuditFinding[]
  return Object.fromEntries(found.map(({ control, resource, verdict }) => [`${control} ${resource.arn.split(/[:/]/).at(-1)}`, verdict]))
}

describe('a change', () => {
  test('is judged at once, and reads only what it touched', async () => {
    await run()
    expect(await verdicts()).toEqual({ 'test-thing-closed two': 'fail' })
    world['eu-west-1'] = { things: { one: true, two: true }, recorder: true }
    await change('OpenThing', 'one')
    expect(read).toEqual(['one', 'rec-eu-west-1'])
    expect(await verdicts()).toMatchObject({ 'test-thing-closed one': 'fail', 'test-thing-closed two': 'fail' })
  })

  test('closes what it mended, and an older run that comes late does not open it again', async () => {
    await run()
    world['eu-west-1'] = { things: { one: false, two: false }, recorder: true }
    await change('CloseThing', 'two')
    expect(await verdicts()).toMatchObject({ 'test-thing-closed two': 'pass' })
    world['eu-west-1'] = { things: { one: false, two: true }, recorder: true }
    time -= 1_500
    await run()
    expect(await verdicts()).toMatchObject({ 'test-thing-closed two': 'pass' })
  })

  test('closes what it took away', async () => {
    await run()
    world['eu-west-1'] = { things: { one: false }, recorder: true }
    await change('DeleteThing', 'two')
    expect(await verdicts()).toMatchObject({ 'test-thing-closed two': 'not-applicable' })
  })

  test('of what the account needs one of is judged with the other regions', async () => {
    await run()
    world['us-east-1'] = { things: {}, recorder: false }
    await change('StopRecorder', 'rec-us-east-1', 'us-east-1')
    expect(await verdicts()).not.toHaveProperty('test-recorder-on root', 'fail')
    world['eu-west-1'] = { things: { one: false, two: true }, recorder: false }
    await change('StopRecorder', 'rec-eu-west-1')
    expect(await verdicts()).toMatchObject({ 'test-recorder-on root': 'fail' })
  })

  test('leaves dated evidence', async () => {
    await run()
    await change('OpenThing', 'one')
    const key = [...objects.keys()].find((name) => name.startsWith(`changes/${account}/2026-11-22/OpenThing-one`))
    expect(JSON.parse(Buffer.from(objects.get(key ?? '') ?? []).toString('utf8'))).toMatchObject({
      schema: 'keepwatch.change.v1',
      events: [{ eventName: 'OpenThing' }],
      observations: expect.arrayContaining([expect.objectContaining({ control: 'test-thing-closed' })]),
    })
  })
})
