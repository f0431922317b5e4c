import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convertRules } from '#lib/monitor/convert-rules.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { errorsOf, ruleText } from './build.ts'

const correlation = (body: string): string =>
  `${ruleText('sel: {a: 1}\ncondition: sel', 'title: base\nname: base')}---\ntitle: c\ncorrelation:\n${body.replace(/^/gm, '  ')}\n`

describe('what is wrong is named with line, key, value got and value wanted', () => {
  test.each<[string, number, string, RegExp]>([
    ['', 1, '', /empty/],
    ['{', 1, '', /YAML/],
    ['a: 1\na: 2', 2, '', /"a" stands twice; wanted keys to be unique/],
    // A parser that compares every key with every other would take minutes.
    [
      `title: t\n---\n${Array.from({ length: 60_000 }, (_, index) => `f${index}: x\n`).join('')}`,
      2,
      '',
      /more than 100000 characters; wanted several rules/,
    ],
    ['a: 1\n---\n'.repeat(2_500), 1, '', /has 2501 documents; wanted at most 2000: split it/],
    ['- x', 1, '', /wanted a map/],
    ['title: t\nlogsource: {product: aws}', 1, 'detection', /missing; wanted "detection"/],
    [ruleText('sel: {a: 1}\ncondition: sel', 'id: x'), 1, 'title', /missing/],
    [ruleText('sel: {a: 1}\ncondition: sel', 'title: t\nlevle: high'), 2, 'levle', /unknown key; wanted one of title/],
    [ruleText('sel: {a: 1}\ncondition: sel', 'title: t\nlevel: severe'), 2, 'level', /"severe"; wanted one of informational/],
    [ruleText('sel: {a: 1}\ncondition: sel', 'title: t\nstatus: [x]'), 2, 'status', /\["x"\]; wanted/],
    ['title: t\nlogsource: {}\ndetection: {sel: {a: 1}, condition: sel}', 2, 'logsource', /at least one of category/],
    ['title: t\nlogsource: {produkt: aws}\ndetection: {sel: {a: 1}, condition: sel}', 2, 'logsource.produkt', /unknown key/],
    [ruleText('sel: {a: 1}'), 4, 'detection.condition', /missing/],
    [ruleText('condition: sel'), 4, 'detection', /at least one selection/],
    [ruleText('sel: {a: 1}\ncondition: sel2'), 6, 'detection.condition', /"sel2"; wanted one of sel/],
    [ruleText('sel: {a: 1}\ncondition: sel and'), 6, 'detection.condition', /ends too early/],
    [ruleText('sel: {a: 1}\ncondition: (sel'), 6, 'detection.condition', /wanted "\)"/],
    [ruleText('sel: {a: 1}\ncondition: sel sel'), 6, 'detection.condition', /word 2/],
    [ruleText('sel: {a: 1}\ncondition: 2 of sel*'), 6, 'detection.condition', /wanted "1 of"/],
    [ruleText('sel: {a: 1}\ncondition: 1 of x*'), 6, 'detection.condition', /no selection fits/],
    [
      ruleText('sel: {a: 1}\ncondition: sel | count() by b > 3'),
      6,
      'detection.condition',
      /without a "timeframe".*or a correlation document/,
    ],
    [ruleText('sel: {a: 1}\ncondition: sel\ntimeframe: 5m'), 7, 'detection.timeframe', /correlation document/],
    [ruleText('sel:\n  a|near: x\ncondition: sel'), 6, 'detection.sel.a|near', /"near" is unknown/],
    [ruleText('sel:\n  a|hour|contains: 5\ncondition: sel'), 6, 'detection.sel.a|hour|contains', /cannot stand with "hour"/],
    [ruleText('sel:\n  a|i: x\ncondition: sel'), 6, 'detection.sel.a|i', /belongs to "re"/],
    [ruleText('sel:\n  a|contains|startswith: x\ncondition: sel'), 6, 'detection.sel.a|contains|startswith', /wanted one of them/],
    [ruleText('sel:\n  a|contains|base64: x\ncondition: sel'), 6, 'detection.sel.a|contains|base64', /encoding first/],
    [ruleText('sel:\n  a|base64: x*\ncondition: sel'), 6, 'detection.sel.a|base64', /wildcard/],
    [ruleText('sel:\n  a|gt: many\ncondition: sel'), 6, 'detection.sel.a|gt', /"many" is no number/],
    [ruleText('sel:\n  a|cidr: 10.0.0.0\ncondition: sel'), 6, 'detection.sel.a|cidr', /no address range/],
    [ruleText("sel:\n  a|re: '(?=x)'\ncondition: sel"), 6, 'detection.sel.a|re', /linear time/],
    [ruleText("sel:\n  a|re: '(a'\ncondition: sel"), 6, 'detection.sel.a|re', /regular expression/],
    [ruleText('sel:\n  a: [x, null]\ncondition: sel'), 6, 'detection.sel.a', /null in a list/],
    [ruleText('sel:\n  a: []\ncondition: sel'), 6, 'detection.sel.a', /0 values/],
    [ruleText('sel:\n  a:\n    - x\n    - {b: 1}\ncondition: sel'), 8, 'detection.sel.a.1', /a map; wanted a text/],
    [ruleText('sel: {}\ncondition: sel'), 5, 'detection.sel', /empty map/],
    [ruleText("sel:\n  a|expand: '%x%'\ncondition: sel"), 6, 'detection.sel.a|expand', /%x% without values/],
    [ruleText('sel:\n  a|exists: maybe\ncondition: sel'), 6, 'detection.sel.a|exists', /"maybe"; wanted true or false/],
    ['title: f\nlogsource: {product: aws}\nfilter: {rules: any}', 3, 'filter.condition', /missing; wanted a text/],
    [
      correlation('type: value_max\nrules: [base]\ntimespan: 5m\ncondition: {gte: 2}'),
      10,
      'correlation.type',
      /"value_max"; wanted one of/,
    ],
    [
      correlation('type: sometimes\nrules: [base]\ntimespan: 5m\ncondition: {gte: 2}'),
      10,
      'correlation.type',
      /"sometimes"; wanted one of event_count/,
    ],
    [
      correlation('type: event_count\nrules: [gone]\ntimespan: 5m\ncondition: {gte: 2}'),
      11,
      'correlation.rules.0',
      /"gone", which no rule has/,
    ],
    [
      correlation('type: event_count\nrules: [base]\ntimespan: 5 minutes\ncondition: {gte: 2}'),
      12,
      'correlation.timespan',
      /"5 minutes"; wanted/,
    ],
    [
      correlation('type: event_count\nrules: [base]\ntimespan: 5m\ncondition: {gte: many}'),
      13,
      'correlation.condition.gte',
      /"many"; wanted a whole number/,
    ],
    [correlation('type: value_count\nrules: [base]\ntimespan: 5m\ncondition: {gte: 2}'), 13, 'correlation.condition.field', /missing/],
    [correlation('type: temporal\nrules: [base]\ntimespan: 5m'), 11, 'correlation.rules', /two rules/],
    [
      correlation('type: event_count\nrules: [base]\ngroupby: [a]\ntimespan: 5m\ncondition: {gte: 2}'),
      12,
      'correlation.groupby',
      /unknown key/,
    ],
    [
      `${ruleText('sel: {a: 1}\ncondition: sel', 'title: one\nid: same')}---\n${ruleText('sel: {a: 1}\ncondition: sel', 'title: two\nid: same')}`,
      9,
      'id',
      /which "one" in test.yml has/,
    ],
    [
      ruleText('sel: {a: 1}\ncondition: sel', 'title: t\nkeepwatch: {dedup: {by: [x], period: soon}}'),
      2,
      'keepwatch.dedup.period',
      /"soon"; wanted a time/,
    ],
  ])('%s', (text, line, key, message) => {
    const errors = errorsOf(text)
    expect(errors[0]?.message).toMatch(message)
    expect(errors[0]).toMatchObject({ file: 'test.yml', line, key })
    expect(errors).toHaveLength(1)
  })
})

test('a bad rule takes no good one along', () => {
  const { documents, errors } = loadRules([
    { file: 'bad.yml', text: ruleText('sel: {a: 1}\ncondition: nothing') },
    { file: 'good.yml', text: ruleText('sel: {a: 1}\ncondition: sel') },
  ])
  expect(errors.map(({ file }) => file)).toEqual(['bad.yml'])
  expect(documents.map(({ file }) => file)).toEqual(['good.yml'])
})

test('a correlation goes with the rule that it needs, and says so', () => {
  const text = correlation('type: event_count\nrules: [base]\ntimespan: 5m\ncondition: {gte: 2}').replace('a: 1', 'a|near: 1')
  expect(errorsOf(text).map(({ key }) => key)).toEqual(['detection.sel.a|near', 'correlation.rules.0'])
})

test.each([
  ['a million brackets', '['.repeat(1_000_000)],
  ['deep blocks', Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n')],
  [
    'a billion laughs',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join(',')}]`)
      .join('\n')}`,
  ],
  ['a key of the prototype', 'title: t\nlogsource: {product: aws}\ndetection: {__proto__: {a: 1}, condition: __proto__x}'],
  ['too long a text', 'x'.repeat(1_000_001)],
])('%s is refused, not run', (_, text) => {
  const began = performance.now()
  expect(errorsOf(text).length).toBeGreaterThan(0)
  expect(performance.now() - began).toBeLessThan(5_000)
})

test('no text makes the loader throw', () => {
  const piece = fc.constantFrom(
    ...ruleText('sel:\n  a|contains|all: [x, y]\n  b: null\ncondition: 1 of sel* and not sel').split(/(?<=[\s:,[\]|])/),
    '---\n',
    'action: global\n',
    'filter:\n  rules: any\n',
    ' | count(a) by b > 5',
    ' | near sel',
    '  timeframe: 5m\n',
    'related: [{id: x, type: derived}]\n',
    'keepwatch: {selections: {x: {actor: iac}}, json: [a]}\n',
    'date: 2020/01/31\n',
    '<<: ',
    '!!binary ',
    '? ',
    '~',
    '0x10: ',
    '&a ',
    '*a',
    '!!js ',
    '"',
    "'",
    '{',
    '- ',
    '%',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = { file: 'f', text: pieces.join('') }
      const { documents, errors } = loadRules([text])
      expect(documents.length + errors.length).toBeGreaterThanOrEqual(0)
      const { converted, unchanged } = convertRules([text])
      expect(converted.length + unchanged.length).toBeLessThanOrEqual(1)
    }),
    { numRuns: 1_000 },
  )
})
