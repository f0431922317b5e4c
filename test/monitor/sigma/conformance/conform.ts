import { describe, expect, test } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import type { CompileOptions } from '#lib/monitor/sigma/compile-rules.ts'
import { eventWith, rulesetOf, ruleText } from '../build.ts'

type Fields = Readonly<Record<string, unknown>>

/** `f` with modifiers and value (`|contains: x`), the values of `f` that match it, and those that do not; undefined is an absent field. */
export type ValueRow = readonly [rule: string, matching: readonly unknown[], others: readonly unknown[]]

/** A detection (or one `field: value` line of a selection), the events that match it, and those that do not. */
export type EventRow = readonly [detection: string, matching: readonly Fields[], others: readonly Fields[]]

/** One test for each rule and value; `chapter` names the chapter of the specification that says so. */
export function conformingValues(chapter: string, rows: readonly ValueRow[], options: CompileOptions = {}): void {
  const event = (value: unknown): Fields => (value === undefined ? {} : { f: value })
  conformingEvents(
    chapter,
    rows.map(([rule, matching, others]) => [`f${rule}`, matching.map(event), others.map(event)]),
    options,
  )
}

/** One test for each rule and event; `chapter` names the chapter of the specification that says so. */
export function conformingEvents(chapter: string, rows: readonly EventRow[], options: CompileOptions = {}): void {
  const pairs = rows.flatMap(([detection, matching, others]) => [
    ...matching.map((fields) => ({ detection, fields, wanted: true })),
    ...others.map((fields) => ({ detection, fields, wanted: false })),
  ])
  describe(chapter, () => {
    for (const { detection, fields, wanted } of pairs)
      test(`${detection} ${wanted ? 'matches' : 'does not match'} ${JSON.stringify(fields)}`, () => {
        expect(matches(ruleText(whole(detection)), eventWith(fields), options)).toBe(wanted)
      })
  })
}

/** Whether a rule, as YAML, matches an event. Throws when the rule is refused. */
export function matches(rule: string, event: SecurityEvent, options: CompileOptions = {}): boolean {
  return rulesetOf(rule, options).match(event).length > 0
}

function whole(detection: string): string {
  return /^condition:/m.test(detection) ? detection : `sel:\n  ${detection}\ncondition: sel`
}
