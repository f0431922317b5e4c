import { describe, expect, test } from 'vitest'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import type { SigmaDocument } from '#lib/monitor/sigma/document.ts'
import { errorsOf, eventWith, ruleText } from '../build.ts'

const rule = (extra: string, source = '{product: aws, service: cloudtrail}'): string =>
  ruleText('sel: {a: 1}\ncondition: sel', extra).replace('{product: aws, service: cloudtrail}', source)
const filter = (body: string, source = '{product: aws}'): string =>
  `title: our exception\nlogsource: ${source}\nfilter:\n${body.replace(/^/gm, '  ')}\n`
const load = (...texts: string[]) => loadRules([{ file: 'test.yml', text: texts.join('---\n') }])

/** The titles of rules with the titles of the filters on them. */
function filtered(documents: readonly SigmaDocument[]): Record<string, string[]> {
  return Object.fromEntries(
    documents.flatMap((document) =>
      document.kind === 'rule' ? [[document.title, (document.filters ?? []).map(({ title }) => title)]] : [],
    ),
  )
}

const exclusion = 'selection: {user: admin}\ncondition: not selection'

describe('Filters 2.1.0: which rules a filter is for', () => {
  const rules = [
    rule('title: one\nid: id-one\nname: name-one'),
    rule('title: two\nid: id-two'),
    rule('title: vpc', '{product: aws, service: vpcflow}'),
    rule('title: linux', '{product: linux, category: process_creation}'),
  ]
  test.each<[name: string, rules: string, source: string, targets: string[]]>([
    ['by id', 'rules: [id-one]\n', '{product: aws}', ['one']],
    ['by name', 'rules: [name-one, id-two]\n', '{product: aws}', ['one', 'two']],
    ['one id without a list', 'rules: id-two\n', '{product: aws}', ['two']],
    ['any', 'rules: any\n', '{product: aws}', ['one', 'two', 'vpc']],
    ['none named', '', '{product: aws}', ['one', 'two', 'vpc']],
    ['every part of the log source', '', '{product: aws, service: vpcflow}', ['vpc']],
    ['a part that the rule has beside others', '', '{category: process_creation}', ['linux']],
  ])('%s', (_, names, source, targets) => {
    const { documents, errors } = load(...rules, filter(`${names}${exclusion}`, source))
    expect(errors).toEqual([])
    expect(Object.entries(filtered(documents)).flatMap(([title, filters]) => (filters.length > 0 ? title : []))).toEqual(targets)
    expect(documents.filter(({ kind }) => kind === 'filter')).toHaveLength(1)
  })

  test('several filters, in the order of the files', () => {
    const { documents } = load(...rules, filter(`rules: [id-one]\n${exclusion}`), filter(exclusion).replace('our exception', 'another'))
    expect(filtered(documents)['one']).toEqual(['our exception', 'another'])
  })

  test('a deprecated filter does nothing, a deprecated rule may be named', () => {
    const idle = filter(`rules: [id-one]\n${exclusion}`).replace('title:', 'status: deprecated\ntitle:')
    expect(filtered(load(...rules, idle).documents)['one']).toEqual([])
    expect(load(rule('title: old\nid: old\nstatus: deprecated'), filter(`rules: [old]\n${exclusion}`)).errors).toEqual([])
  })
})

describe('Filters 2.1.0: the condition is added to the rule with "and", as it stands', () => {
  const answers = (text: string, ...events: Readonly<Record<string, unknown>>[]): boolean[] => {
    const { documents, errors } = load(rule('title: r\nid: r'), text)
    expect(errors).toEqual([])
    const ruleset = compileRules(documents)
    return events.map((fields) => ruleset.match(eventWith(fields)).length > 0)
  }
  const [admin, guest, other] = [
    { a: 1, user: 'admin' },
    { a: 1, user: 'guest' },
    { a: 2, user: 'guest' },
  ]

  test('an exclusion is written with "not"', () => expect(answers(filter(exclusion), admin, guest, other)).toEqual([false, true, false]))
  test('without "not" it narrows', () => {
    expect(answers(filter('selection: {user: admin}\ncondition: selection'), admin, guest, other)).toEqual([true, false, false])
  })
  test('its selections are its own, also when they are called like those of the rule', () => {
    expect(answers(filter('sel: {user: admin}\ncondition: not sel'), admin, guest, other)).toEqual([false, true, false])
    expect(answers(filter('sel: {user: admin}\nb: {user: guest}\ncondition: not 1 of them'), admin, guest, { a: 1 })).toEqual([
      false,
      false,
      true,
    ])
  })
  test('two filters both hold', () => {
    const both = `${filter(exclusion)}---\n${filter('s: {user: guest}\ncondition: not s')}`
    expect(answers(both, admin, guest, { a: 1, user: 'x' })).toEqual([false, false, true])
  })
  test('it may look at actors', () => {
    const actors = `${filter('condition: not ours')}keepwatch: {selections: {ours: {actor: [aws-service]}}}\n`
    expect(answers(actors, { a: 1 }, { a: 1, userIdentity: { type: 'AWSService' } })).toEqual([true, false])
  })
})

test('base rules of correlations are filtered, correlations are not', () => {
  const correlation = 'title: c\nid: c\ncorrelation: {type: event_count, rules: [r], timespan: 5m, condition: {gte: 2}}\n'
  const { documents, errors } = load(rule('title: base\nid: r'), correlation, filter(`rules: [r]\n${exclusion}`))
  expect(errors).toEqual([])
  expect(filtered(documents)).toEqual({ base: ['our exception'] })
  expect(load(rule('title: base\nid: r'), correlation, filter(`rules: [c]\n${exclusion}`)).errors).toMatchObject([
    { key: 'filter.rules.0' },
  ])
})

test('a rule with an old aggregation is filtered by its own id', () => {
  const old = ruleText('sel: {a: 1}\ntimeframe: 5m\ncondition: sel | count() by user > 5', 'title: many\nid: many')
  const { documents, errors } = load(old, filter(`rules: [many]\n${exclusion}`))
  expect(errors).toEqual([])
  expect(Object.values(filtered(documents))).toEqual([['our exception']])
})

test('filters may name rules that were loaded before, which come back filtered', () => {
  const before = load(rule('title: built in\nid: before')).documents
  const text = `${rule('title: mine\nid: mine')}---\n${filter(`rules: [before, mine]\n${exclusion}`)}`
  const { documents, errors } = loadRules([{ file: 'test.yml', text }], {}, before)
  expect(errors).toEqual([])
  expect(filtered(documents)).toEqual({ 'built in': ['our exception'], mine: ['our exception'] })
  expect(loadRules([{ file: 'test.yml', text: rule('title: again\nid: before') }], {}, before).errors).toMatchObject([
    { file: 'test.yml', key: 'id' },
  ])
})

describe('what is wrong with a filter is said, and takes no rule along', () => {
  const base = rule('title: one\nid: id-one')
  test.each<[name: string, text: string, key: string, message: RegExp]>([
    ['a rule that is not there', filter(`rules: [gone]\n${exclusion}`), 'filter.rules.0', /"gone", which no rule has as id or name/],
    [
      'a rule of another log source',
      filter(`rules: [id-one]\n${exclusion}`, '{product: linux}'),
      'filter.rules.0',
      /a rule about product aws, service cloudtrail; wanted one about product linux/,
    ],
    [
      'a log source that no rule has',
      filter(exclusion, '{product: windows}'),
      'logsource',
      /fits none of the 1 rules.*wanted product windows/,
    ],
    ['no condition', filter('selection: {user: admin}'), 'filter.condition', /missing.*until then "one" runs without this filter/],
    ['no selection', filter('condition: not selection'), 'filter', /at least one selection.*"one" runs without/],
    ['an empty list of rules', filter(`rules: []\n${exclusion}`), 'filter.rules', /ids or names of rules, or "any"/],
    ['a time frame', filter(`timeframe: 5m\n${exclusion}`), 'filter.timeframe', /none: a filter looks at one event/],
    ['an unknown key', `${filter(exclusion)}detection: {a: 1}\n`, 'detection', /unknown key; wanted one of .*filter/],
    ['no log source', filter(exclusion).replace('logsource: {product: aws}\n', ''), 'logsource', /wanted a map/],
    [
      'an unknown modifier',
      filter('selection: {user|nope: x}\ncondition: not selection'),
      'filter.selection.user|nope',
      /unknown.*"one" runs without/,
    ],
    ['an unknown selection', filter('selection: {user: x}\ncondition: not other'), 'filter.condition', /"other".*"one" runs without/],
    ['keys of ours without meaning', `${filter(exclusion)}keepwatch: {switch: x}\n`, 'keepwatch.switch', /no meaning in a filter/],
  ])('%s', (_, text, key, message) => {
    const { documents, errors } = load(base, text)
    expect(errors).toMatchObject([{ key, message: expect.stringMatching(message) }])
    expect(filtered(documents)).toEqual({ one: [] })
    expect(compileRules(documents).match(eventWith({ a: 1, user: 'admin' }))).toHaveLength(1)
  })

  test('a rule that is not there takes the filter from no other', () => {
    const { documents, errors } = load(base, filter(`rules: [gone, id-one]\n${exclusion}`))
    expect(errors).toMatchObject([{ line: 11, key: 'filter.rules.0' }])
    expect(filtered(documents)).toEqual({ one: ['our exception'] })
  })

  test('a rule that was refused is named as such', () => {
    const bad = rule('title: bad\nid: bad\nlevel: urgent')
    expect(errorsOf(`${bad}---\n${base}---\n${filter(`rules: [bad]\n${exclusion}`)}`).map(({ message }) => message)).toEqual([
      expect.stringContaining('"urgent"'),
      expect.stringContaining('refused itself'),
    ])
  })
})
