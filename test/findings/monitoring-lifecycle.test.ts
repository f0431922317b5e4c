import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MonitoringFinding } from '#lib/findings/finding.ts'
import { monitoringFindingId } from '#lib/findings/identity.ts'
import { observeMonitoring } from '#lib/findings/monitoring-lifecycle.ts'
import type { MonitoringObservation } from '#lib/findings/observation.ts'
import { pendingAlerts } from '#lib/findings/outbox.ts'
import { monitoringObservation, noon, sightings } from './observations.ts'

const fold = (observations: readonly MonitoringObservation[]): MonitoringFinding =>
  observations.reduce<MonitoringFinding | undefined>((state, next) => observeMonitoring(state, next, noon), undefined) as MonitoringFinding

describe('monitoring finding', () => {
  it('is one per detection, dedup key and window: a later attack is another finding', () => {
    const id = monitoringFindingId(monitoringObservation())
    expect(monitoringFindingId(monitoringObservation({ dueAt: noon + 3_599_999 }))).toBe(id)
    for (const other of [{ dueAt: noon + 3_600_000 }, { dedupKey: 'bob' }, { control: 'other' }]) {
      expect(monitoringFindingId(monitoringObservation(other))).not.toBe(id)
    }
  })

  it('keeps every event id up to 50, then the first 25 and last 25, with the true count', () => {
    const storm = (count: number) =>
      fold(
        Array.from({ length: count }, (_, index) =>
          monitoringObservation({ events: [{ id: `e${String(index).padStart(4, '0')}`, time: noon + index }] }),
        ),
      )
    expect(storm(50).earliest).toHaveLength(50)
    const large = storm(400)
    expect(large.count).toBe(400)
    expect(large.earliest.slice(0, 25).map((event) => event.id)).toEqual(
      Array.from({ length: 25 }, (_, index) => `e${String(index).padStart(4, '0')}`),
    )
    expect(large.latest.map((event) => event.id)).toEqual(
      Array.from({ length: 25 }, (_, index) => `e${String(375 + index).padStart(4, '0')}`),
    )
    expect(pendingAlerts(large)).toHaveLength(1)
  })

  it('does not depend on order or redelivery', () => {
    fc.assert(
      fc.property(sightings, fc.infiniteStream(fc.nat()), (list, stream) => {
        const shuffled = [...list, ...list, ...list]
          .map((one) => ({ one, at: stream.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        const strip = ({ alerts: _, ...finding }: MonitoringFinding) => finding
        expect(strip(fold(shuffled))).toEqual(strip(fold(list)))
        expect(strip(fold([...list].reverse()))).toEqual(strip(fold(list)))
        // An alert for opening whatever comes first; at most one more when it got graver afterwards.
        expect(fold(shuffled).alerts[0]?.id).toBe(fold(list).alerts[0]?.id)
        expect(fold(shuffled).alerts.length).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('refuses an observation that rests on nothing', () => {
    expect(() => fold([monitoringObservation({ events: [] })])).toThrow(/rests on no event/)
  })

  it('owes an update when it gets graver, none when it goes on', () => {
    const finding = fold([
      monitoringObservation({ severity: 'medium' }),
      monitoringObservation({ severity: 'medium', events: [{ id: 'event-2', time: noon + 5 }] }),
      monitoringObservation({ severity: 'critical' }),
    ])
    expect(finding.severity).toBe('critical')
    expect(finding.alerts.map((alert) => alert.change)).toEqual(['opened', 'updated'])
  })
})
