import { describe, expect, it, vi } from 'vitest'
import type { FindingItems } from '#lib/findings/finding-items.ts'
import { ContendedFindingError, FindingStore } from '#lib/findings/finding-store.ts'
import { pendingAlerts } from '#lib/findings/outbox.ts'
import { settleOutbox, type Tell } from '#lib/findings/settle-outbox.ts'
import { FindingMap } from '#lib/local/finding-map.ts'
import { auditObservation, monitoringObservation, noon } from './observations.ts'

const options = { now: () => noon, random: () => 0.5, sleep: async () => undefined }
const sightings = Array.from({ length: 30 }, (_, index) => monitoringObservation({ events: [{ id: `e${index}`, time: noon + index }] }))

describe('finding store', () => {
  it('reads once and writes once per finding of a batch, and not at all for a redelivery', async () => {
    const items = new FindingMap()
    const put = vi.spyOn(items, 'put')
    const store = new FindingStore(items, options)
    await store.record([...sightings, auditObservation()])
    expect(put).toHaveBeenCalledTimes(2)
    await store.record([...sightings].reverse())
    expect(put).toHaveBeenCalledTimes(2)
  })

  it('loses nothing when writers meet on one item', async () => {
    const items = new FindingMap()
    const slow: FindingItems = {
      get: async (id) => {
        const found = await items.get(id)
        await Promise.resolve()
        return found
      },
      put: (finding, expected) => items.put(finding, expected),
      pending: (before, limit) => items.pending(before, limit),
      list: (query) => items.list(query),
    }
    const store = new FindingStore(slow, {
      ...options,
      random: Math.random,
      sleep: (ms) => new Promise((done) => setTimeout(done, ms / 10)),
    })
    await Promise.all(sightings.map((sighting) => store.record([sighting])))
    const [finding] = await Array.fromAsync(items.list({}))
    expect(finding?.kind === 'monitoring' && finding.count).toBe(30)
    expect(finding && pendingAlerts(finding)).toHaveLength(1)
  })

  it('stores what cannot be written in UTF-8 in a form that can, once', async () => {
    const items = new FindingMap()
    const put = vi.spyOn(items, 'put')
    const store = new FindingStore(items, options)
    const hostile = [
      monitoringObservation({ principal: 'a\ud800b', facts: { ['key\udfff']: '\udc00', userAgent: '\ud83d\ude00' } }),
      auditObservation({ evidence: JSON.parse('{"__proto__":{"deep":["\\ud800"]}}') }),
    ]
    const recorded = await store.record(hostile)
    await store.record(hostile)
    expect(put).toHaveBeenCalledTimes(2)
    expect(JSON.stringify(recorded)).not.toMatch(/\\ud[89a-f]/)
    expect(JSON.stringify(recorded)).toContain('__proto__')
    expect(JSON.stringify(recorded)).toContain('\u{1f600}')
  })

  it('gives up loudly when every write is lost', async () => {
    const items = new FindingMap()
    vi.spyOn(items, 'put').mockResolvedValue(false)
    await expect(new FindingStore(items, options).record(sightings)).rejects.toThrow(ContendedFindingError)
  })
})

describe('outbox', () => {
  const told =
    (ids: string[]): Tell =>
    async (owed) => {
      for (const { alert } of owed) ids.push(alert.id)
      return new Set(owed.map(({ alert }) => alert.id))
    }

  it('is swept after a crash between store and publish, with the same id', async () => {
    const items = new FindingMap()
    const store = new FindingStore(items, options)
    const recorded = await store.record(sightings)
    await expect(settleOutbox(recorded, store, async () => Promise.reject(new Error('killed')))).rejects.toThrow(/stay owed/)
    const ids: string[] = []
    const pending = await items.pending(new Date(noon + 60_000).toISOString(), 100)
    expect(
      await settleOutbox(
        pending.map(({ finding }) => finding),
        store,
        told(ids),
      ),
    ).toEqual({ told: 1, owed: 0 })
    expect(ids).toEqual([recorded[0]?.alerts[0]?.id])
    expect(await items.pending(new Date(noon + 60_000).toISOString(), 100)).toEqual([])
    expect((await items.get(recorded[0]?.id ?? ''))?.finding.workflow).toBe('notified')
  })

  it('tells the others when one alert breaks its rendering, and says which', async () => {
    const items = new FindingMap()
    const store = new FindingStore(items, options)
    const recorded = await store.record([...sightings, auditObservation(), auditObservation({ control: 'poison' })])
    const poison = recorded[2]?.alerts[0]?.id ?? ''
    const ids: string[] = []
    const fussy: Tell = async (owed) => {
      if (owed.some(({ alert }) => alert.id === poison)) throw new Error('cannot be rendered')
      return told(ids)(owed)
    }
    await expect(settleOutbox(recorded, store, fussy)).rejects.toThrow(poison)
    expect(ids).toHaveLength(2)
    expect((await items.pending('9999', 100)).map(({ finding }) => finding.alerts[0]?.id)).toEqual([poison])
  })

  it('keeps owing what a channel refused', async () => {
    const items = new FindingMap()
    const store = new FindingStore(items, options)
    const recorded = await store.record([...sightings, auditObservation()])
    const first = recorded[0]?.alerts[0]?.id ?? ''
    expect(await settleOutbox(recorded, store, async () => new Set([first]))).toEqual({ told: 1, owed: 1 })
    expect(await items.pending('9999', 100)).toHaveLength(1)
  })
})
