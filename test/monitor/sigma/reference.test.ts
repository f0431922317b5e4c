import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readYaml } from '#lib/monitor/sigma/read-yaml.ts'
import { eventFor } from './reference/arbitrary-events.ts'
import { documentOf, ruleCase } from './reference/arbitrary-rules.ts'
import { disagreement } from './reference/disagreement.ts'

const nightly = process.env['KEEPWATCH_NIGHTLY'] === '1'
const pairs = nightly ? 100_000 : 5_000

/** Rules, and events made for them: `numRuns` times `rules` times `events` pairs. */
function agree(rules: number, events: number, numRuns: number): void {
  const cases = fc
    .array(ruleCase, { minLength: rules, maxLength: rules, size: 'max' })
    .chain((list) =>
      fc.record({ list: fc.constant(list), events: fc.array(eventFor(list), { minLength: events, maxLength: events, size: 'max' }) }),
    )
  fc.assert(
    fc.property(cases, ({ list, events }) => {
      expect(
        disagreement(
          list.map(({ value }) => documentOf(value)),
          events,
        ),
      ).toBeUndefined()
    }),
    { seed: 4_2026, numRuns },
  )
}

/** Milliseconds; the nightly size takes a minute on a quiet machine. */
const timeout = nightly ? 600_000 : 20_000

describe('the compiled matcher equals the reference interpreter', { timeout }, () => {
  test('one rule', () => agree(1, 5, pairs / 10))
  test('fifty rules at once, whose index, searches and fields are shared', () => agree(50, 10, pairs / 1_000))
  test('rules that come as YAML text', () => {
    fc.assert(
      fc.property(
        ruleCase.chain((rule) => fc.tuple(fc.constant(rule), eventFor([rule]))),
        ([rule, event]) => {
          const { documents, errors } = readYaml(JSON.stringify(rule.value))
          expect(errors).toEqual([])
          expect(disagreement([documentOf(documents[0]?.value)], [event])).toBeUndefined()
        },
      ),
      { seed: 4_2026, numRuns: pairs / 20 },
    )
  })
})
