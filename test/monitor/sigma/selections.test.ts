import { describe, expect, test } from 'vitest'
import { parseIntelList } from '#lib/monitor/intel/intel-list.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { errorsOf, eventWith, rulesetOf, ruleText } from './build.ts'

const rule = (condition: string, keepwatch: string): string =>
  ruleText(`sel: {a: 1}\ncondition: ${condition}`, `title: t\nkeepwatch: ${keepwatch}`)

describe('keepwatch.selections', () => {
  const lists = new Map([['bad', parseIntelList('198.51.100.0/24\nevil.example\nmallory').list]])
  const matches = (text: string, fields: Readonly<Record<string, unknown>>): boolean =>
    rulesetOf(text, { lists }).match(eventWith({ a: 1, ...fields })).length > 0

  test('a list: any value of the field', () => {
    const text = rule('sel and known', '{selections: {known: {list: bad, field: x.y}}}')
    expect(['198.51.100.7', 'www.evil.example', 'MALLORY', ['10.0.0.1', '198.51.100.7']].map((y) => matches(text, { x: { y } }))).toEqual(
      Array(4).fill(true),
    )
    expect(['198.51.101.7', 'evil.example.org', '', null, 5, []].map((y) => matches(text, { x: { y } }))).toEqual(Array(6).fill(false))
    expect(matches(text, {})).toBe(false)
  })

  test('an actor, and what a caller can choose only when asked for', () => {
    const terraform = { userAgent: 'Terraform' }
    expect(matches(rule('sel and not us', '{selections: {us: {actor: iac}}}'), terraform)).toBe(true)
    expect(matches(rule('sel and not us', '{selections: {us: {actor: [iac, ci], forgeable: true}}}'), terraform)).toBe(false)
    expect(matches(rule('sel and not us', '{selections: {us: {actor: [iac]}}}'), { sourceIPAddress: 'cloudformation.amazonaws.com' })).toBe(
      false,
    )
  })

  test('a rule may consist of them alone', () => {
    const text = ruleText('condition: known', 'title: t\nkeepwatch: {selections: {known: {list: bad, field: ip}}}')
    expect(rulesetOf(text, { lists }).match(eventWith({ ip: '198.51.100.1' }))).toHaveLength(1)
  })

  test('a list that is not there is an error', () => {
    const { errors } = loadRules([{ file: 'f', text: rule('sel and known', '{selections: {known: {list: gone, field: x}}}') }], { lists })
    expect(errors).toMatchObject([{ key: 'keepwatch.selections.known.list', message: expect.stringMatching(/"gone".*bad/) }])
  })

  test.each<[keepwatch: string, key: string, message: RegExp]>([
    ['{selections: {}}', 'selections', /empty map/],
    ['{selections: [x]}', 'selections', /wanted a map/],
    ['{selections: {us: {}}}', 'selections.us', /neither "list" nor "actor"/],
    ['{selections: {us: {actor: []}}}', 'selections.us.actor', /wanted some of aws-service/],
    [
      '{selections: {us: {actor: [robots]}}}',
      'selections.us.actor.0',
      /"robots"; wanted one of aws-service, iac, ci, sso, scanner, break-glass/,
    ],
    ['{selections: {us: {actor: iac, forgeable: maybe}}}', 'selections.us.forgeable', /true or false/],
    ['{selections: {us: {actor: iac, list: x}}}', 'selections.us.list', /unknown key/],
    ['{selections: {us: {list: x}}}', 'selections.us.field', /missing/],
    ['{selections: {us: {list: x, field: a|contains}}}', 'selections.us.field', /without modifiers/],
    ['{selections: {us: {list: x, field: a, actor: iac}}}', 'selections.us.list', /unknown key/],
    ["{selections: {'a b': {actor: iac}}}", 'selections.a b', /no name of a selection/],
    ['{selections: {condition: {actor: iac}}}', 'selections.condition', /no name of a selection/],
    ['{selections: {sel: {actor: iac}}}', 'selections.sel', /is a selection of "detection", too/],
    ["{json: ['']}", 'json.0', /the path of a field/],
    ['{json: [a|b]}', 'json.0', /the path of a field/],
  ])('%s is refused', (keepwatch, key, message) => {
    expect(errorsOf(rule('sel', keepwatch))).toMatchObject([{ line: 2, key: `keepwatch.${key}`, message: expect.stringMatching(message) }])
  })

  test('a correlation has none', () => {
    const text = `${ruleText('sel: {a: 1}\ncondition: sel', 'title: b\nname: b')}---\ntitle: c\ncorrelation: {type: event_count, rules: [b], timespan: 5m, condition: {gte: 2}}\nkeepwatch: {selections: {us: {actor: iac}}}`
    expect(errorsOf(text)).toMatchObject([{ key: 'keepwatch.selections', message: expect.stringMatching(/no meaning in a correlation/) }])
  })
})

test('keepwatch.json: paths go into texts that are JSON', () => {
  const text = ruleText(
    "sel: {requestParameters.policyDocument.Statement.Principal: '*'}\ncondition: sel",
    'title: t\nkeepwatch: {json: [requestParameters.policyDocument]}',
  )
  const policy = (Principal: string): string => JSON.stringify({ Statement: [{ Effect: 'Allow', Principal }] })
  const match = (policyDocument: unknown): number => rulesetOf(text).match(eventWith({ requestParameters: { policyDocument } })).length
  expect([policy('*'), encodeURIComponent(policy('*'))].map(match)).toEqual([1, 1])
  expect(['{', 'x', null].map(match)).toEqual([0, 0, 0])
})
