import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventTime } from '#lib/monitor/log-sources/event-time.ts'

const noon = Date.UTC(2026, 0, 31, 12, 0, 0)

const cases: readonly (readonly [value: unknown, wanted: number | undefined])[] = [
  ['2026-01-31T12:00:00Z', noon],
  ['2026-01-31T12:00:00.250Z', noon + 250],
  ['2026-01-31T13:00:00+01:00', noon],
  ['Sat Jan 31 12:00:00.250 UTC 2026', noon + 250],
  ['Sat Jan 31 12:00:00 UTC 2026', noon],
  ['Jan 31, 2026, 12:00:00 PM', noon],
  ['Jan 31, 2026, 12:00:00\u202fAM', noon - 12 * 3_600_000],
  ['Jan 31, 2026, 1:00:00 PM', noon + 3_600_000],
  ['Foo 31, 2026, 1:00:00 PM', undefined],
  ['2026-13-31T12:00:00Z', undefined],
  ['2026-01-31T12:00:00', undefined],
  ['2026-01-31', undefined],
  ['1', undefined],
  [1769860800, undefined],
  [null, undefined],
  [`2026-01-31T12:00:00${'0'.repeat(100)}Z`, undefined],
]

describe('eventTime', () => {
  it.each(cases)('%j is %s', (value, wanted) => {
    expect(eventTime(value)).toBe(wanted)
  })

  it('agrees with the ISO form of any date', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
    fc.assert(fc.property(dates, (date) => eventTime(date.toISOString()) === date.getTime()))
  })
})
