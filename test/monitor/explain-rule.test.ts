import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { explainCorrelation } from '#lib/monitor/explain-correlation.ts'
import { explainRule } from '#lib/monitor/explain-rule.ts'
import type { ExplainedPart } from '#lib/monitor/explanation.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import type { CorrelationDocument, RuleDocument } from '#lib/monitor/sigma/document.ts'
import { parseDocument } from '#lib/monitor/sigma/parse-document.ts'
import { explainJson, explainText } from '#lib/report/explain-text.ts'
import { eventWith } from './sigma/build.ts'
import { placeholders } from './sigma/reference/arbitrary-entries.ts'
import { eventFor } from './sigma/reference/arbitrary-events.ts'
import { ruleCase } from './sigma/reference/arbitrary-rules.ts'

const documentsOf = (text: string) => {
  const { documents, errors } = loadRules([{ file: 'rule.yml', text }])
  expect(errors).toEqual([])
  return documents
}
const ruleOf = (detection: string, extra = ''): RuleDocument =>
  documentsOf(`title: t
id: rule-1
${extra}
logsource: {product: aws, service: cloudtrail}
detection:
${detection.replace(/^/gm, '  ')}
`)[0] as RuleDocument

/** Every clause by the way to it, with its answer. */
function answers(parts: readonly ExplainedPart[], above = ''): [string, boolean | null][] {
  return parts.flatMap((part) => {
    const place = `${above}${part.what}`
    return [[place, part.holds] as [string, boolean | null], ...answers(part.parts, `${place} > `)]
  })
}

describe('an explanation', () => {
  test('never disagrees with the engine, and its clauses add up', () => {
    const pair = ruleCase.chain((rule) => fc.tuple(fc.constant(rule), eventFor([rule])))
    let matched = 0
    fc.assert(
      fc.property(pair, ([{ value }, event]) => {
        const document = parseDocument(value, 'generated.yml') as RuleDocument
        const options = { placeholders }
        const matches = compileRules([{ ...document, status: 'test' }], options).match(event).length > 0
        if (matches) matched++
        const explained = explainRule(document, event, options)
        expect(explained.matches).toBe(matches)
        const top = explained.parts.filter(({ what }) => !what.startsWith('condition: '))
        const conditions = explained.parts.filter(({ what }) => what.startsWith('condition: '))
        const holds = top.filter(({ what }) => what === 'log source' || what.startsWith('filter ')).every((part) => part.holds)
        expect(holds && conditions.some((part) => part.holds)).toBe(matches)
        for (const { what, holds: selected, parts } of top) {
          if (!what.startsWith('selection ') || parts.length === 0) continue
          const alternatives = parts[0]?.what === 'alternative 1' || parts[0]?.what === 'anywhere in the record'
          if (!alternatives) expect(parts.every((part) => part.holds)).toBe(selected)
        }
        // Whatever the event holds, it can be printed.
        expect(explainText(explained, event.id)).not.toMatch(/[^\P{Cc}\n]/u)
        expect(JSON.parse(explainJson(explained, event.id))).toMatchObject({ matches })
      }),
      { seed: 4_2026, numRuns: 100 },
    )
    expect(matched).toBeGreaterThan(10)
  })

  it('says of every clause what was there and what was wanted', () => {
    const rule = ruleOf(`selection:
  eventName: [StopLogging, DeleteTrail]
  userIdentity.type|contains: Root
listed: [{a: 1}, {b: 2}]
filter: {userAgent|startswith: console}
condition: selection and 1 of lis* and not filter`)
    const event = eventWith({ eventName: 'StopLogging', userIdentity: { type: 'IAMUser' }, b: 2 })
    const { matches, parts } = explainRule(rule, event)
    expect(matches).toBe(false)
    expect(answers(parts)).toEqual([
      ['log source', true],
      ['selection "selection"', false],
      ['selection "selection" > eventName', true],
      ['selection "selection" > eventName > value', true],
      ['selection "selection" > eventName > value', false],
      ['selection "selection" > userIdentity.type|contains', false],
      ['selection "listed"', true],
      ['selection "listed" > alternative 1', false],
      ['selection "listed" > alternative 1 > a', false],
      ['selection "listed" > alternative 2', true],
      ['selection "listed" > alternative 2 > b', true],
      ['selection "filter"', false],
      ['selection "filter" > userAgent|startswith', false],
      ['condition: selection and 1 of lis* and not filter', false],
      ['condition: selection and 1 of lis* and not filter > selection', false],
      ['condition: selection and 1 of lis* and not filter > 1 of lis*', true],
      ['condition: selection and 1 of lis* and not filter > 1 of lis* > listed', true],
      ['condition: selection and 1 of lis* and not filter > not filter', true],
      ['condition: selection and 1 of lis* and not filter > not filter > filter', false],
    ])
    const selection = parts[1]?.parts ?? []
    expect(selection[1]).toMatchObject({ got: 'IAMUser', wanted: 'Root' })
    expect(parts[3]?.parts[0]).toMatchObject({ note: 'the event has no such field' })
  })

  it('names a wrong log source, a status that keeps a rule from running, and lists and actors of our own', () => {
    const rule = ruleOf(
      'selection: {eventName: A}\ncondition: selection and known and not service',
      'status: deprecated\nkeepwatch: {selections: {known: {list: bad, field: sourceIPAddress}, service: {actor: aws-service}}}',
    )
    const lists = new Map([['bad', { has: (value: string) => value === '198.51.100.7' }]])
    const event = eventWith({ eventName: 'A', sourceIPAddress: '198.51.100.7' }, { logSource: { product: 'linux' } })
    const { matches, notes, parts } = explainRule(rule, event, { lists })
    expect(matches).toBe(false)
    expect(notes).toEqual(['its status is deprecated, so it does not run'])
    expect(answers(parts).slice(0, 5)).toEqual([
      ['log source', false],
      ['selection "selection"', true],
      ['selection "selection" > eventName', true],
      ['selection "known"', true],
      ['selection "service"', false],
    ])
    expect(parts[2]).toMatchObject({ got: '198.51.100.7', wanted: 'a value in the list "bad"' })
  })

  it('shows filters that were laid on the rule', () => {
    const [rule] = documentsOf(`title: t
id: rule-1
logsource: {product: aws, service: cloudtrail}
detection: {s: {eventName: A}, condition: s}
---
title: not alice
logsource: {product: aws, service: cloudtrail}
filter: {rules: [rule-1], selection: {user: alice}, condition: not selection}
`)
    const of = (user: string) => explainRule(rule as RuleDocument, eventWith({ eventName: 'A', user }))
    expect(of('bob').matches).toBe(true)
    const explained = of('alice')
    expect(explained.matches).toBe(false)
    expect(explained.parts.find(({ what }) => what === 'filter "not alice"')).toMatchObject({ holds: false, note: 'takes the event away' })
  })
})

describe('an explanation of a correlation', () => {
  const documents = documentsOf(`title: part
name: part
logsource: {product: aws, service: cloudtrail}
detection: {s: {eventName: B}, condition: s}
---
title: many
id: many
correlation:
  type: event_count
  rules: [part]
  group-by: [who]
  aliases: {who: {part: user}}
  timespan: 5m
  condition: {gte: 3}
`)
  const many = documents[1] as CorrelationDocument
  const explain = (fields: Record<string, unknown>) => explainCorrelation(many, documents, eventWith(fields))

  it('says which group the event joins and what is missing', () => {
    const { matches, notes, parts } = explain({ eventName: 'B', user: 'alice' })
    expect(matches).toBe(false)
    expect(notes).toEqual(['it fires when the number of events of one group (who) within 300 s is gte 3'])
    const joined = parts[0]?.parts.at(-1)
    expect(joined).toMatchObject({ what: 'takes part', holds: true, got: { group: ['alice'] } })
    expect(joined?.parts).toEqual([{ what: 'group-by who, here user', holds: true, got: 'alice', parts: [] }])
  })

  it('says why an event takes no part', () => {
    expect(explain({ eventName: 'A', user: 'alice' }).parts[0]).toMatchObject({ holds: false })
    expect(explain({ eventName: 'B' }).parts[0]?.parts.at(-1)).toMatchObject({ what: 'takes part', holds: false })
  })

  it('fires on one event where one is enough', () => {
    const one = { ...many, condition: { gte: 1 } }
    const rest = documents.filter((document) => document !== many)
    expect(explainCorrelation(one, [...rest, one], eventWith({ eventName: 'B', user: 'alice' })).matches).toBe(true)
  })
})
