import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TimePart, timePartNumber, timeParts, timestampPart } from '#lib/monitor/sigma/timestamp-part.ts'
import { conformingValues } from './conform.ts'

const parts = (value: unknown): (number | undefined)[] => timeParts.map((part) => timestampPart(value, part))

describe('Modifiers 2.1.0, "Time": the part as it is written, without change of zone', () => {
  // minute, hour, day, week, month, year
  test.each<[unknown, (number | undefined)[]]>([
    ['2026-05-04T09:07:00Z', [7, 9, 4, 19, 5, 2026]],
    ['2026-05-04T09:07:00.123456789+02:00', [7, 9, 4, 19, 5, 2026]],
    ['2026-05-04T23:59:60Z', [59, 23, 4, 19, 5, 2026]],
    ['2026-05-04t00:00z', [0, 0, 4, 19, 5, 2026]],
    ['2026-05-04 09:07:00', [7, 9, 4, 19, 5, 2026]],
    ['2026-05-04 09:07:00.5 UTC', [7, 9, 4, 19, 5, 2026]],
    ['2026/05/04 09:07:00', [7, 9, 4, 19, 5, 2026]],
    ['2026-05-04', [undefined, undefined, 4, 19, 5, 2026]],
    ['20260504T090700Z', [7, 9, 4, 19, 5, 2026]],
    [1_777_885_620, [7, 9, 4, 19, 5, 2026]],
    [1_777_885_620_999, [7, 9, 4, 19, 5, 2026]],
    ['1777885620', [7, 9, 4, 19, 5, 2026]],
    ['2024-02-29T00:00:00Z', [0, 0, 29, 9, 2, 2024]],
    ['0001-01-01T00:00:00Z', [0, 0, 1, 1, 1, 1]],
    // ISO weeks at the borders of years.
    ['2021-01-03', [undefined, undefined, 3, 53, 1, 2021]],
    ['2021-01-04', [undefined, undefined, 4, 1, 1, 2021]],
    ['2024-12-30', [undefined, undefined, 30, 1, 12, 2024]],
    ['2020-12-31', [undefined, undefined, 31, 53, 12, 2020]],
    ...[
      '2026-02-30T00:00:00Z',
      '2026-13-01',
      '2026-05-04T24:00:00Z',
      '2026-05-04T09:60:00Z',
      '2026-05/04',
      '20260504',
      '2026',
      'today',
      '',
    ].map((text): [unknown, undefined[]] => [text, Array(6).fill(undefined)]),
    ...[null, undefined, true, {}, [], 5, 2026, Number.NaN, Number.POSITIVE_INFINITY, -1_777_885_620, 1e15].map(
      (value): [unknown, undefined[]] => [value, Array(6).fill(undefined)],
    ),
  ])('%s', (value, wanted) => expect(parts(value)).toEqual(wanted))

  test('they are the parts that the engine of dates finds', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1974-01-01'), max: new Date('5000-01-01'), noInvalidDate: true }), (date) => {
        const wanted = [
          date.getUTCMinutes(),
          date.getUTCHours(),
          date.getUTCDate(),
          undefined,
          date.getUTCMonth() + 1,
          date.getUTCFullYear(),
        ]
        const week = timestampPart(date.toISOString(), 'week') ?? 0
        // The Thursday of the date's week says its week: the day of the year of that Thursday, in sevens.
        const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * 86_400_000)
        const dayOfYear =
          (Date.UTC(thursday.getUTCFullYear(), thursday.getUTCMonth(), thursday.getUTCDate()) - Date.UTC(thursday.getUTCFullYear(), 0, 1)) /
          86_400_000
        expect(week).toBe(Math.floor(dayOfYear / 7) + 1)
        wanted[3] = week
        expect(parts(date.toISOString())).toEqual(wanted)
        expect(parts(date.getTime())).toEqual(wanted)
        expect(parts(Math.floor(date.getTime() / 1_000))).toEqual(wanted)
      }),
    )
  })

  test('no text is slow or makes it throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9TZ:+.,/ -]{0,60}$/)),
        fc.constantFrom(...timeParts),
        (text, part: TimePart) => {
          const found = timestampPart(text, part)
          expect(found === undefined || Number.isInteger(found)).toBe(true)
        },
      ),
    )
    expect(timestampPart('2026-05-04'.repeat(100_000), 'hour')).toBeUndefined()
  })
})

test('the number of a rule must be one that the part can be, unless it is compared', () => {
  expect(timePartNumber(23, 'hour', false)).toBe(23)
  expect(timePartNumber('05', 'month', false)).toBe(5)
  expect(timePartNumber(24, 'hour', true)).toBe(24)
  expect(() => timePartNumber(24, 'hour', false)).toThrow(/is no hour; wanted a number from 0 to 23/)
  expect(() => timePartNumber(0, 'day', false)).toThrow(/from 1 to 31/)
  for (const value of [1.5, 'five', null, true, [5], { a: 1 }]) expect(() => timePartNumber(value, 'hour', true)).toThrow(/no whole number/)
})

const at = (time: string): string => `2026-05-04T${time}Z`
conformingValues('Modifiers 2.1.0, "Time": minute, hour, day, week, month, year', [
  ['|minute: 7', [at('09:07:00'), at('23:07:59')], [at('09:08:00'), '2026-05-04', 'x', undefined, 7]],
  ['|hour: [9, 10]', [at('09:00:00'), at('10:59:59')], [at('11:00:00'), null]],
  ['|hour|gte: 18', [at('18:00:00'), at('23:00:00')], [at('17:59:59')]],
  ['|hour|lt: 6', [at('05:59:59'), at('00:00:00')], [at('06:00:00'), undefined]],
  ['|hour|lte: 6', [at('06:59:59')], [at('07:00:00')]],
  ['|hour|gt: 6', [at('07:00:00')], [at('06:59:59')]],
  ['|day: 4', [at('00:00:00'), '2026-01-04'], ['2026-05-05']],
  ['|week: 19', ['2026-05-04', '2026-05-10'], ['2026-05-03', '2026-05-11']],
  ['|month: 5', ['2026-05-31'], ['2026-06-01']],
  ['|month|neq: 5', ['2026-06-01', undefined], ['2026-05-01']],
  ['|year|gte: 2026', ['2026-01-01', 1_777_885_620], ['2025-12-31']],
  ['|hour: 9', [[at('01:00:00'), at('09:00:00')]], [[at('01:00:00')], []]],
])
