import { expect, test } from 'vitest'
import { errorsOf, ruleText } from '../build.ts'

const detection = 'sel: {f: 1}\ncondition: sel'
const base = ruleText(detection, 'title: base\nname: base')
const correlation = (body: string, keepwatch = ''): string =>
  `${base}---\ntitle: c\nname: c\ncorrelation: {rules: [base], timespan: 5m, ${body}}\n${keepwatch}`
const absence = (body: string): string => `${base}---\ntitle: c\nname: c\nkeepwatch: {correlation: {${body}}}\n`
const rule = (keepwatch: string): string => ruleText(detection, `title: t\nname: t\nkeepwatch: {${keepwatch}}`)
const session = 'keepwatch: {window: {kind: session, gap: 5m}}\n'

test.each<[string, string, RegExp]>([
  [correlation('type: value_sum, condition: {gte: 5}'), 'correlation.condition.field', /the one field whose numbers/],
  [correlation('type: value_avg, condition: {field: [a, b], gte: 5}'), 'correlation.condition.field', /the one field/],
  [correlation('type: value_sum, condition: {field: a, gte: much}'), 'correlation.condition.gte', /"much"; wanted a number/],
  [correlation('type: value_sum, condition: {field: a, gte: .inf}'), 'correlation.condition.gte', /wanted a number/],
  [correlation('type: value_percentile, condition: {field: a, percentile: 101, gte: 5}'), 'correlation.condition.percentile', /101; wanted a number above 0/],
  [correlation('type: value_percentile, condition: {field: a, percentile: 0, gte: 5}'), 'correlation.condition.percentile', /above 0/],
  [correlation('type: value_sum, condition: {field: a, percentile: 5, gte: 5}'), 'correlation.condition.percentile', /unknown key/],
  [correlation('type: absence, condition: {gte: 5}'), 'correlation.type', /"absence"; wanted one of event_count/],
  [correlation('type: first_seen, condition: {gte: 5}'), 'correlation.type', /wanted one of event_count/],
  [absence('type: absence, rules: [base], timespan: 5m'), 'keepwatch.correlation.rules', /two rules/],
  [absence('type: absence, rules: [base, gone], timespan: 5m'), 'keepwatch.correlation.rules.1', /"gone", which no rule has/],
  [absence('type: absence, rules: [base, base]'), 'keepwatch.correlation.timespan', /missing; wanted a whole number of s, m, h or d/],
  [absence('type: event_count, rules: [base, base], timespan: 5m'), 'keepwatch.correlation.type', /wanted one of absence/],
  [absence('type: absence, rules: [base, base], timespan: 5m, condition: {gte: 1}'), 'keepwatch.correlation.condition', /unknown key/],
  [correlation('type: event_count, condition: {gte: 5}', 'keepwatch: {correlation: {type: absence}}\n'), 'keepwatch.correlation', /beside "correlation"/],
  [rule('correlation: {type: absence}'), 'keepwatch.correlation', /body of its own/],
  [rule('window: {kind: session, gap: 5m}'), 'keepwatch.window', /belongs to a correlation that counts/],
  [correlation('type: event_count, condition: {gte: 5}', 'keepwatch: {window: {kind: tumbling, gap: 5m}}\n'), 'keepwatch.window.kind', /"tumbling"; wanted one of session/],
  [correlation('type: event_count, condition: {gte: 5}', 'keepwatch: {window: {kind: session}}\n'), 'keepwatch.window.gap', /missing/],
  [correlation('type: temporal', session).replace('[base]', '[base, base]'), 'keepwatch.window', /none under temporal/],
  [rule('firstSeen: {fields: [], learning: 14d, memory: 90d}'), 'keepwatch.firstSeen.fields', /the fields whose values/],
  [rule('firstSeen: {fields: [f], learning: 5m, memory: 90d}'), 'keepwatch.firstSeen.learning', /"5m"; wanted a time from 1h/],
  [rule('firstSeen: {fields: [f], learning: 14d, memory: 401d}'), 'keepwatch.firstSeen.memory', /"401d"/],
  [rule('firstSeen: {fields: [f], learning: 14d, memory: 90d, by: [g]}'), 'keepwatch.firstSeen.by', /unknown key; wanted one of fields/],
  [rule('firstSeen: {fields: [f], learning: 14d, memory: 90d}, baseline: {kind: inbound-flood, floor: 1, factor: 1}'), 'keepwatch.firstSeen', /beside "baseline"/],
  [correlation('type: event_count, condition: {gte: 5}', 'keepwatch: {firstSeen: {fields: [f], learning: 14d, memory: 90d}}\n'), 'keepwatch.firstSeen', /belongs to a rule/],
])('%s', (text, key, message) => {
  expect(errorsOf(text)).toMatchObject([{ key, message: expect.stringMatching(message) }])
}) // biome-ignore format: a table
