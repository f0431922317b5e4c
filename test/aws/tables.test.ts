import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeConnections, dynamo } from '#lib/aws/connections.ts'
import { FindingTable } from '#lib/aws/finding-table.ts'
import { StateTable } from '#lib/aws/state-table.ts'
import { FindingStore } from '#lib/findings/finding-store.ts'
import { type EmbeddedStores, startEmbeddedStores } from '#lib/local/embedded-stores.ts'
import { auditObservation, monitoringObservation, noon } from '../findings/observations.ts'

let stores: EmbeddedStores
beforeAll(async () => {
  stores = await startEmbeddedStores()
  Object.assign(process.env, stores.variables)
})
afterAll(async () => {
  closeConnections()
  await stores.close()
})

const outside = { now: () => noon, random: () => Math.random(), sleep: (milliseconds: number) => sleep(milliseconds) }
const open = () => {
  const items = new FindingTable(dynamo(), stores.variables.FINDINGS_TABLE)
  return { items, store: new FindingStore(items, outside) }
}

describe('finding table', () => {
  it('gives back what it was given, and refuses a write on an old revision', async () => {
    const { items, store } = open()
    const [finding] = await store.record([auditObservation({ evidence: { nested: { list: [1, 'two', null, true] }, '': 'empty key' } })])
    if (!finding) throw new Error('nothing recorded')
    expect(await items.get(finding.id)).toEqual({ finding, revision: 1 })
    expect(await items.put(finding, undefined)).toBe(false)
    expect(await items.put(finding, 1)).toBe(true)
    expect(await items.put(finding, 1)).toBe(false)
  })

  it('counts right when many writers meet on one finding', async () => {
    const { items, store } = open()
    const sightings = Array.from({ length: 40 }, (_, index) =>
      monitoringObservation({ dedupKey: 'storm', events: [{ id: `storm-${index % 25}`, time: noon + index }] }),
    )
    await Promise.all(sightings.map((sighting) => store.record([sighting])))
    const storm = (await Array.fromAsync(items.list({ kind: 'monitoring', account: '111122223333' }))).find(
      (finding) => finding.kind === 'monitoring' && finding.dedupKey === 'storm',
    )
    expect(storm).toMatchObject({ count: 25 })
  })

  it('lists what is owed, oldest first, until it is sent', async () => {
    const { items, store } = open()
    const before = new Date(noon + 1).toISOString()
    const pending = await items.pending(before, 100)
    expect(pending.length).toBeGreaterThanOrEqual(2)
    for (const { finding } of pending)
      await store.markSent(
        finding.id,
        finding.alerts.map((alert) => alert.id),
      )
    expect(await items.pending(before, 100)).toEqual([])
    expect(await items.pending(new Date(noon).toISOString(), 100)).toEqual([])
  })
})

describe('state table', () => {
  it('agrees when concurrent writers add to one key', async () => {
    const state = new StateTable(dynamo(), stores.variables.STATE_TABLE, outside)
    const add = (id: number): Promise<number> =>
      state.update<number[], number>(
        'window',
        (current = []) => ({ next: [...current, id], result: current.length, expiresAt: noon + 60_000 }),
        noon,
      )
    const lengths = await Promise.all(Array.from({ length: 30 }, (_, index) => add(index)))
    expect(lengths.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index))
  })

  it('treats an expired item as gone although it still stands', async () => {
    const state = new StateTable(dynamo(), stores.variables.STATE_TABLE, outside)
    const seen = (now: number): Promise<string | undefined> =>
      state.update<string, string | undefined>('expiring', (current) => ({ next: 'kept', result: current, expiresAt: now + 60_000 }), now)
    expect(await seen(noon)).toBeUndefined()
    expect(await seen(noon + 30_000)).toBe('kept')
    expect(await seen(noon + 200_000)).toBeUndefined()
  })
})
