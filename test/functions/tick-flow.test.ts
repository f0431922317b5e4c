import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openFindings, openState } from '#lib/aws/stores.ts'
import type { Finding } from '#lib/findings/finding.ts'
import { asEventBridge, sampleTrail } from '#lib/local/sample-replay.ts'
import { rulesetOf, ruleText } from '../monitor/sigma/build.ts'
import { startDeployment } from './deployment.ts'

/** Somebody stops a trail, and nobody starts it again within ten minutes. */
const rules = vi.hoisted(() => ({ ruleset: undefined as unknown }))
vi.mock('#lib/monitor/catalogue.ts', () => ({ builtInRuleset: () => rules.ruleset }))
const named = (name: string, eventName: string): string =>
  ruleText(`sel: {eventName: ${eventName}}\ncondition: sel`, `title: ${name}\nname: ${name}\nlevel: low`)
rules.ruleset = rulesetOf(
  `${named('stopped', 'StopLogging')}---\n${named('started', 'StartLogging')}---\ntitle: A trail stays stopped\nname: trail-stays-stopped\nlevel: high\nkeepwatch: {correlation: {type: absence, rules: [stopped, started], timespan: 10m}}\n`,
)

const minute = 60_000
const noon = Date.parse('2026-03-10T12:00:00Z')
let { stores, deployment, end } = {} as Awaited<ReturnType<typeof startDeployment>>
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: noon })
  ;({ stores, deployment, end } = await startDeployment())
})
afterEach(async () => {
  vi.useRealTimers()
  await end()
})

async function findings(): Promise<readonly Finding[]> {
  return Array.fromAsync(openFindings(stores.variables).items.list({}))
}

it('judges, stores and tells what time alone brings about, once', async () => {
  const [stop] = (await sampleTrail('samples', noon)).filter(({ eventName }) => eventName === 'StopLogging')
  if (!stop) throw new Error('the samples hold no StopLogging')
  await deployment.putEvents([asEventBridge({ ...stop, eventTime: new Date(noon).toISOString() })])
  expect(await findings()).toEqual([])
  vi.setSystemTime(noon + 69 * minute)
  expect(await deployment.tick()).toEqual({ judged: 0 })
  vi.setSystemTime(noon + 71 * minute)
  expect(await deployment.tick()).toEqual({ judged: 1 })
  expect(await findings()).toMatchObject([{ control: 'trail-stays-stopped', severity: 'high', workflow: 'notified', count: 1 }])
  const told = await Array.fromAsync(deployment.received())
  expect(told.map(({ subject }) => subject)).toEqual([expect.stringContaining('A trail stays stopped')])
  vi.setSystemTime(noon + 72 * minute)
  expect(await deployment.tick()).toEqual({ judged: 0 })
  expect(await Array.fromAsync(deployment.received())).toEqual([])
})

it('lets go of what no rule knows', async () => {
  const state = openState(stores.variables)
  const change = () => ({ next: { control: 'gone', group: ['*'] }, result: undefined, expiresAt: noon + 300 * minute, dueAt: noon })
  await state.update('correlation#gone#x', change, noon)
  expect(await deployment.tick()).toEqual({ judged: 0 })
  expect(await state.due(noon + 59 * minute, 10)).toEqual([])
  vi.setSystemTime(noon + 61 * minute)
  await deployment.tick()
  expect(await state.due(noon + 300 * minute, 10)).toEqual([])
  expect(await state.read('correlation#gone#x', Date.now())).toBeNull()
})
