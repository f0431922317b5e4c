import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StateMap } from '#lib/local/state-map.ts'
import { detect } from '#lib/monitor/detect.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { type CaseResult, isCasesFile, runRuleCases } from '#lib/monitor/rule-cases.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'

const cloudTrail = `title: Trail stopped
id: trail-stopped
logsource: {product: aws, service: cloudtrail}
detection:
  sel: {eventSource: cloudtrail.amazonaws.com, eventName: StopLogging}
  condition: sel
`
const sshd = `title: root login
id: root-login
logsource: {product: linux, service: sshd}
detection:
  sel: {message|contains: root}
  condition: sel
---
title: many
id: many
correlation: {type: event_count, rules: [root-login], timespan: 1m, condition: {gte: 3}}
`

async function run(ruleText: string, cases: unknown, ending = 'json'): Promise<readonly CaseResult[]> {
  const { documents, errors } = loadRules([{ file: 'dir/rule.yml', text: ruleText }])
  expect(errors).toEqual([])
  const ruleset = compileRules(documents)
  const text = typeof cases === 'string' ? cases : JSON.stringify(cases)
  return runRuleCases(documents, { file: `dir/rule.cases.${ending}`, text }, async (events) => {
    const observations = await detect(ruleset, events, new StateMap(), {
      now: Date.parse('2026-01-02T00:00:00Z'),
      lateness: Number.POSITIVE_INFINITY,
    })
    return new Set(observations.map(({ control }) => control))
  })
}

const defaults = {
  eventVersion: '1.11',
  eventTime: '2026-01-01T00:00:00Z',
  eventSource: 'cloudtrail.amazonaws.com',
  recipientAccountId: '111122223333',
}
const stop = { name: 'stops', records: [{ eventName: 'StopLogging' }] }
const start = { name: 'starts', records: [{ eventName: 'StartLogging' }] }

describe('cases of a rule', () => {
  test('each is told, with what it led to when it is not as it should be', async () => {
    const malformed = [{ name: 'no time', records: [{ eventTime: 5, eventName: 'StopLogging' }, 'x'] }]
    expect(await run(cloudTrail, { defaults, matching: [stop], notMatching: [{ ...start, nearMiss: true }], malformed })).toEqual([
      { file: 'dir/rule.cases.json', case: 'stops', ok: true, message: '' },
      { file: 'dir/rule.cases.json', case: 'starts', ok: true, message: '' },
      { file: 'dir/rule.cases.json', case: 'no time', ok: true, message: '' },
    ])
    expect(await run(cloudTrail, { defaults, matching: [start], notMatching: [stop], malformed: [stop] })).toMatchObject([
      { case: 'starts', ok: false, message: 'led to no finding of trail-stopped' },
      { case: 'stops', ok: false, message: 'led to a finding of trail-stopped; wanted none' },
      { case: 'stops', ok: false },
    ])
  })

  test('in YAML, and through EventBridge', async () => {
    const yaml = `defaults:\n  source: aws.cloudtrail\n  detail-type: AWS API Call via CloudTrail\nmatching:\n  - name: sent\n    events:\n      - detail: {eventVersion: '1.11', eventTime: '2026-01-01T00:00:00Z', eventSource: cloudtrail.amazonaws.com, eventName: StopLogging}\n`
    expect(await run(cloudTrail, yaml, 'yml')).toMatchObject([{ case: 'sent', ok: true }])
  })

  test('raw records are events of the log source of the rule, a second apart; a correlation is named', async () => {
    const login = { message: 'Accepted password for root' }
    const results = await run(sshd, {
      rule: 'many',
      matching: [{ name: 'three', raw: [login, login, login] }],
      notMatching: [
        { name: 'two', raw: [login, login] },
        { name: 'slow', raw: ['00:00', '00:30', '02:00'].map((time) => ({ ...login, '@timestamp': `2026-01-01T00:${time}Z` })) },
      ],
    })
    expect(results).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
  })

  test('lines are read as files are', async () => {
    const flow = `title: ssh\nid: ssh\nlogsource: {product: aws, service: vpcflow}\ndetection:\n  sel: {dstport: 22}\n  condition: sel\n`
    const header = 'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'
    const line = (port: number): string => `2 111122223333 eni-1 198.51.100.7 10.0.0.1 40000 ${port} 6 1 40 1767225600 1767225660 ACCEPT OK`
    expect(
      await run(flow, {
        matching: [{ name: 'to 22', lines: [header, line(22)] }],
        notMatching: [{ name: 'to 443', lines: [header, line(443)] }],
      }),
    ).toMatchObject([{ ok: true }, { ok: true }])
  })
})

describe('what is wrong with a file of cases is told', () => {
  test.each<[name: string, cases: unknown, message: RegExp]>([
    ['no JSON', '{', /not readable as JSON/],
    ['an unknown key', { matches: [] }, /matches is an unknown key; wanted one of rule, defaults, matching/],
    ['a story without a name', { matching: [{ records: [] }] }, /matching\.0\.name is missing/],
    ['an unknown form', { matching: [{ name: 'x', record: {} }] }, /matching\.0\.record is an unknown key/],
    ['no list', { matching: [{ name: 'x', records: {} }] }, /records is \{\}; wanted a list/],
    ['no cases', {}, /no cases/],
    ['defaults that are none', { defaults: [1] }, /defaults is \[1\]; wanted a map/],
    ['an empty story', { matching: [{ name: 'x' }] }, /neither records, events, raw nor lines/],
    ['records that are none', { notMatching: [{ name: 'x', records: [5] }] }, /no event could be made of it: .*CloudTrail record/],
    ['another rule', { rule: 'gone', matching: [{ name: 'x', raw: [{}] }] }, /"gone", which is not in the rule file/],
  ])('%s', async (_, cases, message) => {
    const results = await run(cloudTrail, cases)
    expect(results).toMatchObject([{ ok: false, message: expect.stringMatching(message) }])
  })

  test('a rule that does not load or run', async () => {
    const nobody = async () => new Set<string>()
    const text = JSON.stringify({ matching: [stop] })
    expect(await runRuleCases([], { file: 'dir/rule.cases.yml', text }, nobody)).toMatchObject([
      { ok: false, message: expect.stringMatching(/no rule file dir\/rule\.yml/) },
    ])
    expect(await run(`status: deprecated\n${cloudTrail}`, { matching: [stop] })).toMatchObject([
      { ok: false, message: expect.stringMatching(/status deprecated/) },
    ])
  })

  test('no file of cases makes it reject', async () => {
    const story = fc.record(
      { name: fc.string(), records: fc.jsonValue(), events: fc.jsonValue(), raw: fc.jsonValue(), lines: fc.jsonValue() },
      { requiredKeys: [] },
    )
    const file = fc.record(
      { defaults: fc.jsonValue(), matching: fc.oneof(fc.array(story), fc.jsonValue()), malformed: fc.array(story) },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fc.oneof(file, fc.jsonValue()), async (cases) => {
        const results = await run(cloudTrail, cases)
        expect(results.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })

  test('cases are known by their ending', () => {
    expect(['a.cases.json', 'd/a.cases.yml', 'a.CASES.yaml'].every(isCasesFile)).toBe(true)
    expect(['a.yml', 'cases.yml', 'a.cases.txt', 'a.cases'].some(isCasesFile)).toBe(false)
  })
})
