import { describe, expect, test } from 'vitest'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import { errorsOf, eventWith, ruleText } from '../build.ts'

const extra = 'title: many\nid: 5f1c1c1e-0000-4000-8000-000000000001\nname: old\nlevel: high\ntags: [attack.t1110]'
const rule = (condition: string, timeframe = 'timeframe: 5m', more = ''): string =>
  ruleText(`sel: {a: 1}\nother: {b: 1}\n${timeframe}\ncondition: ${condition}`, `${extra}${more}`)
const load = (text: string) => loadRules([{ file: 'test.yml', text }])

function correlationOf(text: string) {
  const { documents, errors } = load(text)
  expect(errors).toEqual([])
  const correlation = documents.find(({ kind }) => kind === 'correlation')
  if (correlation?.kind !== 'correlation') throw new Error('wanted a correlation')
  return { correlation, rules: documents.flatMap((document) => (document.kind === 'rule' ? document : [])) }
}

describe('Sigma 1, aggregations: said in the words of correlations 2.1.0', () => {
  test.each<[condition: string, type: string, limits: object, groupBy: string[], fields: string[]]>([
    ['sel | count() > 5', 'event_count', { gt: 5 }, [], []],
    ['sel | count(*) >= 5', 'event_count', { gte: 5 }, [], []],
    ['sel|count() by user>5', 'event_count', { gt: 5 }, ['user'], []],
    ['sel | count() by user, src.ip < 5', 'event_count', { lt: 5 }, ['user', 'src.ip'], []],
    ['sel | count() by user <= 5', 'event_count', { lte: 5 }, ['user'], []],
    ['sel | count() = 5', 'event_count', { eq: 5 }, [], []],
    ['sel | COUNT(user) BY c-ip > 3', 'value_count', { gt: 3 }, ['c-ip'], ['user']],
    ['sel and not other | count(dst.port) by src > 100', 'value_count', { gt: 100 }, ['src'], ['dst.port']],
    ['sel | sum(bytes) by host > 5000', 'value_sum', { gt: 5_000 }, ['host'], ['bytes']],
    ['sel | avg(bytes) > 1.5', 'value_avg', { gt: 1.5 }, [], ['bytes']],
  ])('%s', (condition, type, limits, groupBy, fields) => {
    const { correlation, rules } = correlationOf(rule(condition))
    expect(correlation).toMatchObject({ type, condition: limits, groupBy, countedFields: fields, timespan: 300_000, generate: false })
    expect(rules).toHaveLength(1)
    expect(rules[0]?.detection).toEqual({ sel: { a: 1 }, other: { b: 1 }, condition: condition.split('|')[0]?.trim() })
  })

  test('near is a temporal correlation of one rule for each selection', () => {
    const { correlation, rules } = correlationOf(rule('sel | near other'))
    expect(correlation).toMatchObject({ type: 'temporal', rules: rules.map(({ id }) => id), groupBy: [] })
    expect(rules.map(({ detection }) => detection['condition'])).toEqual(['sel', 'other'])
  })

  test('findings are known by what the rule was known by; base rules are silent and get ids that stay', () => {
    const { correlation, rules } = correlationOf(rule('sel | count() > 5', 'timeframe: 5m', '\nfields: [a]'))
    expect(correlation).toMatchObject({
      title: 'many',
      id: '5f1c1c1e-0000-4000-8000-000000000001',
      name: 'old',
      level: 'high',
      tags: ['attack.t1110'],
    })
    const [base] = rules
    expect(base?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(base).toMatchObject({ title: 'many (each event)', fields: ['a'], logSource: { product: 'aws', service: 'cloudtrail' } })
    expect(base?.level).toBeUndefined()
    expect(correlationOf(rule('sel | count() > 9')).rules[0]?.id).toBe(base?.id)
    const matches = compileRules(load(rule('sel | count() > 5')).documents).match(eventWith({ a: 1 }))
    expect(matches.map(({ alerts }) => alerts)).toEqual([false])
  })

  test('our key is shared out: what is said of events stays with the events', () => {
    const text = rule(
      'sel and not us | count() > 5',
      'timeframe: 5m',
      '\nkeepwatch: {dedup: {by: [], period: 1h}, selections: {us: {actor: [aws-service]}}}',
    )
    const { correlation, rules } = correlationOf(text)
    expect(rules[0]?.keepwatch).toEqual({ selections: { us: { actor: ['aws-service'] } } })
    expect(correlation.keepwatch).toEqual({ dedup: { by: [], period: 3_600_000 } })
  })

  test('rules that do not run are kept as they are', () => {
    for (const status of ['deprecated', 'unsupported']) {
      const { documents, errors } = load(rule('sel | max(x) > 5', '', `\nstatus: ${status}`))
      expect(errors).toEqual([])
      expect(documents).toMatchObject([{ kind: 'rule', status }])
    }
  })
})

describe('what Sigma 2 cannot say is refused with what to write', () => {
  test.each<[condition: string, timeframe: string, message: RegExp]>([
    ['sel | count() > 5', '', /without a "timeframe"/],
    ['sel | max(bytes) > 5', 'timeframe: 5m', /"max\(bytes\)".*such as "bytes\|gt: 5"/],
    ['sel | min(bytes) by x < 5', 'timeframe: 5m', /"min\(bytes\)"/],
    ['sel | near other and not sel', 'timeframe: 5m', /absence/],
    ['sel | near gone', 'timeframe: 5m', /"near gone", and there is no selection/],
    ['sel | near', 'timeframe: 5m', /wanted names of selections/],
    ['sel | near other or sel', 'timeframe: 5m', /"and" between them/],
    ['sel | count() > 5 | count() > 6', 'timeframe: 5m', /2 aggregations/],
    ['sel | count()', 'timeframe: 5m', /a comparison such as "> 5"/],
    ['sel | count() > many', 'timeframe: 5m', /a number after ">"/],
    ['sel | count() > -1', 'timeframe: 5m', /a number after ">"/],
    ['sel | count() by > 5', 'timeframe: 5m', /fields after "by"/],
    ['sel | count() by a b > 5', 'timeframe: 5m', /commas between them/],
    ['sel | count() of a > 5', 'timeframe: 5m', /fields after "by"/],
    ['sel | count( > 5', 'timeframe: 5m', /one such as "count\(field\) by other > 5"/],
    ['sel | median(x) > 5', 'timeframe: 5m', /count, sum, avg or near/],
    ['sel | sum() > 5', 'timeframe: 5m', /a field in "sum\(\)"/],
    ['sel |', 'timeframe: 5m', /has the aggregation ""/],
    ['sel | count() > 1.5', 'timeframe: 5m', /correlation\.condition\.gt is 1\.5; wanted a whole number/],
    ['nowhere | count() > 5', 'timeframe: 5m', /"nowhere"; wanted one of sel, other/],
    ['| count() > 5', 'timeframe: 5m', /ends too early/],
  ])('%s', (condition, timeframe, message) => {
    const text = rule(`'${condition}'`, timeframe)
    expect(errorsOf(text)).toMatchObject([{ line: 11, key: 'detection.condition', message: expect.stringMatching(message) }])
    expect(load(text).documents).toEqual([])
  })

  test('a time frame that is none is named where it stands', () => {
    expect(errorsOf(rule('sel | count() > 5', 'timeframe: soon'))).toMatchObject([
      { line: 10, key: 'detection.timeframe', message: expect.stringMatching(/"soon"/) },
    ])
  })
  test('a list of conditions would be several rules of one id', () => {
    expect(errorsOf(rule("['sel | count() > 5', other]"))).toMatchObject([
      { key: 'detection.condition', message: expect.stringMatching(/a list of 2/) },
    ])
    expect(load(rule("['sel | count() > 5']")).errors).toEqual([])
  })
  test('a baseline counts by itself', () => {
    const text = rule('sel | count() > 5', 'timeframe: 5m', '\nkeepwatch: {baseline: {kind: inbound-flood, floor: 1, factor: 2}}')
    expect(errorsOf(text)).toMatchObject([{ line: 6, key: 'keepwatch.baseline' }])
  })
  test('a mistake in the search is told once, and the rest does not run', () => {
    const text = rule('sel | count() > 5').replace('a: 1', 'a|nope: 1')
    expect(errorsOf(text)).toMatchObject([{ key: 'detection.sel.a|nope' }])
    expect(load(text).documents).toEqual([])
  })
  test('two rules of one id: the second is refused by its own id', () => {
    const { documents, errors } = load(`${rule('sel | count() > 5')}---\n${rule('sel | count() > 6')}`)
    expect(errors).toMatchObject([{ key: 'id', message: expect.stringContaining('5f1c1c1e-0000-4000-8000-000000000001') }])
    expect(documents).toHaveLength(2)
  })
})
