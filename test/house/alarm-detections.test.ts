import { describe, expect, test } from 'vitest'
import { busEvent, type WatchedEvent } from '#lib/audit/alarms/watched-event.ts'
import { watchedKinds } from '#lib/audit/alarms/watched-kinds.ts'
import { matchesEventPattern } from '#lib/audit/event-pattern.ts'
import { watchedEvents } from '#lib/aws/event-patterns.ts'
import { StateMap } from '#lib/local/state-map.ts'
import { builtInDetections, builtInRuleset } from '#lib/monitor/catalogue.ts'
import { detect } from '#lib/monitor/detect.ts'
import { normaliseCloudTrail } from '#lib/monitor/log-sources/cloudtrail.ts'

const kinds = Object.entries(watchedKinds)
const known = new Set(builtInDetections().map(({ id }) => id))
const now = Date.parse('2026-01-01T00:10:00Z')

/** Findings that one event leads to; where an alarm may wait for more of them, a series of twenty from one hand, each another call. */
async function controlsFor({ record }: WatchedEvent, isSeries: boolean): Promise<readonly string[]> {
  const count = isSeries ? 20 : 1
  const events = Array.from({ length: count }, (_, index) => {
    const eventName = isSeries && record['eventName'] !== 'ConsoleLogin' ? `Call${index}` : record['eventName']
    const normalised = normaliseCloudTrail({ ...record, eventName, eventID: `00000000-0000-0000-0000-0000000000${10 + index}` })
    if (!normalised.ok) throw new Error(normalised.reason)
    return normalised.event
  })
  return (await detect(builtInRuleset(), events, new StateMap(), { now })).map(({ control }) => control)
}

describe.each(kinds)('in place of the alarm on %s', (name, { detections, events, countAtMost }) => {
  test('the detections exist', () => {
    for (const detection of detections) expect([...known]).toContain(detection)
  })

  test('Keepwatch’s own rules hand on the events', () => {
    const rules = Object.values(watchedEvents)
    for (const event of events)
      expect(
        rules.some(({ pattern }) => matchesEventPattern(pattern, busEvent(event))),
        event.name,
      ).toBe(true)
  })

  test('each event is told by one of them', async () => {
    if (detections.length === 0) return
    const missing: string[] = []
    for (const event of events) {
      const controls = await controlsFor(event, countAtMost > 1)
      if (!controls.some((control) => (detections as readonly string[]).includes(control)))
        missing.push(`${event.name}: ${controls.join(' ')}`)
    }
    expect(missing, name).toEqual([])
  })
})
