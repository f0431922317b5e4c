import { describe, expect, test } from 'vitest'
import { errorsOf, ruleText } from '../build.ts'

/** What is refused, the line and the key that are named, and what the message says. */
type Row = readonly [text: string, line: number, key: string, message: RegExp]

function refused(chapter: string, rows: readonly Row[]): void {
  test.each(rows)(`${chapter}: %s`, (text, line, key, message) => {
    const errors = errorsOf(text)
    expect(errors.map((error) => ({ file: error.file, line: error.line, key: error.key }))).toEqual([{ file: 'test.yml', line, key }])
    expect(errors[0]?.message).toMatch(message)
  })
}

/** A field with modifiers and a value that cannot stand. */
const field = (text: string, message: RegExp): Row => {
  const key = text.slice(0, text.indexOf(':')).replaceAll("'", '')
  return [ruleText(`sel:\n  ${text}\ncondition: sel`), 6, `detection.sel.${key}`, message]
}

refused('Modifiers 2.1.0: modifiers that do not go together', [
  field('f|contain: x', /"contain" is unknown; wanted one of .*contains/),
  field('f|Contains: x', /"Contains" is unknown/),
  field('f|: x', /"" is unknown/),
  field('f|contains|contains: x', /twice/),
  field('f|contains|endswith: x', /contains and endswith .*wanted one of them/),
  field('f|startswith|endswith: x', /wanted one of them/),
  field('f|i|re: x', /"i" stands before "re"; wanted "re\|i"/),
  field('f|hour|day: 5', /"hour" and "day" both name a part of a time/),
  field('f|hour|hour: 5', /twice/),
  field('f|gte|hour: 5', /"gte" stands before "hour"; wanted "hour\|gte"/),
  field('f|neq|year: 2026', /wanted "year\|neq"/),
  field('f|hour|all: [1, 2]', /"all" cannot stand with "hour": a time has one hour/),
  field('f|month|contains: 5', /"contains" cannot stand with "month", which is a number/),
  field("f|week|re: '5'", /"re" cannot stand with "week"/),
  field('f|day|exists: true', /"exists" cannot stand with "day"/),
  field('f|minute|cased: 5', /"cased" cannot stand with "minute"/),
  field('f|year|fieldref: g', /"fieldref" cannot stand with "year"/),
  field("f|hour|expand: '%x%'", /"expand" cannot stand with "hour"/),
  field("'|hour': 5", /no field name/),
  field('f|re|cidr: x', /"re" and "cidr" both say how to compare/),
  field('f|gt|lt: 5', /"gt" and "lt" both say how to compare/),
  field('f|exists|re: true', /"exists" and "re" both/),
  field('f|re|contains: x', /"contains" cannot stand with "re"/),
  field('f|contains|re: x', /"contains" cannot stand with "re"/),
  field('f|cidr|startswith: 10.0.0.0/8', /"startswith" cannot stand with "cidr"/),
  field('f|gt|contains: 5', /"contains" cannot stand with "gt"/),
  field('f|exists|contains: true', /"contains" cannot stand with "exists"/),
  field('f|exists|all: true', /"all" cannot stand with "exists"/),
  field('f|cased|gt: 5', /"cased" cannot stand with "gt"/),
  field('f|i: x', /"i" belongs to "re"/),
  field('f|m|contains: x', /"m" belongs to "re"/),
  field('f|s|cidr: 10.0.0.0/8', /"s" belongs to "re"/),
  field('f|fieldref|base64: g', /"base64" cannot stand with "fieldref"/),
  field('f|re|windash: x', /"windash" cannot stand with "re"/),
  field('f|re|base64: x', /"base64" cannot stand with "re"/),
  field('f|contains|base64offset: x', /wanted the encoding first/),
  field('f|startswith|wide: x', /wanted the encoding first/),
  field("f|base64|expand: '%x%'", /wanted "expand" first/),
  field("f|wide|expand|contains: '%x%'", /wanted "expand" first/),
  field("'|exists': true", /no field name/),
  field("'|fieldref': g", /no field name/),
  field("'|neq': g", /no field name/),
])

refused('Modifiers 2.1.0: values that do not fit their modifiers', [
  field("f|base64: 'x*'", /has a wildcard; wanted plain text/),
  field("f|wide|base64offset: 'x?'", /has a wildcard/),
  field('f|gt: much', /"much".*no number/),
  field('f|gt: true', /number/),
  field('f|lte: null', /number/),
  field('f|gt: .nan', /number/),
  field('f|lt: .inf', /number/),
  field("f|lt: ''", /number/),
  field('f|cidr: 10.0.0.1', /no address range; wanted one such as/),
  field('f|cidr: 10.0.0.0/33', /no address range/),
  field('f|cidr: 2001:db8::/129', /no address range/),
  field('f|cidr: 10/8', /no address range/),
  field('f|cidr: 300.0.0.0/8', /no address range/),
  field('f|cidr: 5', /no text/),
  field("f|re: '('", /no regular expression/),
  field("f|re: '[a'", /no regular expression/),
  field("f|re: '*a'", /no regular expression/),
  field("f|re: '(?!a)b'", /without look-around and back references/),
  field(String.raw`f|re: '(a)\1'`, /without look-around and back references/),
  field('f|re: 5', /no text/),
  field('f|exists: 1', /wanted true or false/),
  field("f|exists: 'true'", /wanted true or false/),
  field('f|exists: [true]', /wanted true or false/),
  field("f|fieldref: ''", /wanted the name of a field/),
  field('f|fieldref: 5', /wanted the name of a field/),
  field('f|contains: null', /null under contains; wanted a text/),
  field('f|base64: null', /null under base64/),
  field('f: {g: 1}', /a map; wanted a text/),
  field('f: []', /0 values/),
  field("f|expand: '%unheard_of%'", /%unheard_of% without values/),
  field("f|re|expand: '^%unheard_of%$'", /%unheard_of% without values/),
  field('f: [a, null]', /null in a list; wanted a selection of its own/),
  field('f|contains|all: [a, null]', /null in a list/),
])

const rule = (detection: string): string => ruleText(detection)
refused('Rules 2.1.0, "Detection"', [
  [rule('sel:\n  f:\n    - a\n    - [b]\ncondition: sel'), 8, 'detection.sel.f.1', /a list in a list/],
  [rule('sel:\n  f|gt:\n    - 5\n    - six\ncondition: sel'), 8, 'detection.sel.f|gt.1', /"six"/],
  [rule('sel: []\ncondition: sel'), 5, 'detection.sel', /empty list/],
  [rule('sel: {}\ncondition: sel'), 5, 'detection.sel', /empty map/],
  [rule('sel: null\ncondition: sel'), 5, 'detection.sel', /null; wanted a text to search for, or a map/],
  [rule('sel: true\ncondition: sel'), 5, 'detection.sel', /true; wanted/],
  [rule('sel:\n  - a\n  - [b]\ncondition: sel'), 7, 'detection.sel.1', /wanted a text to search for, or a map/],
  [rule('sel:\n  - {f: 1}\n  - {f|nope: 1}\ncondition: sel'), 7, 'detection.sel.1.f|nope', /unknown/],
  [rule('good: {f: 1}\nunused: {f|nope: 1}\ncondition: good'), 6, 'detection.unused.f|nope', /unknown/],
  ['title: t\nlogsource: {product: aws}\ndetection: x', 3, 'detection', /wanted a map/],
  ['title: t\nlogsource: {product: aws}\ndetection: [x]', 3, 'detection', /wanted a map/],
  ['title: t\ndetection: {sel: {f: 1}, condition: sel}', 1, 'logsource', /wanted a map/],
])

const condition = (text: string, message: RegExp): Row => [rule(`sel: {f: 1}\ncondition: ${text}`), 6, 'detection.condition', message]
refused('Rules 2.1.0, "Condition"', [
  condition('other', /"other"; wanted one of sel/),
  condition('Sel', /"Sel"; wanted one of sel/),
  condition('sel and', /ends too early; wanted the name of a selection/),
  condition('or sel', /"or" as word 1/),
  condition('sel or or sel', /"or" as word 3/),
  condition('not', /ends too early/),
  condition('(sel', /wanted "\)"/),
  condition('sel)', /"\)" as word 2/),
  condition('()', /"\)" as word 2/),
  condition('sel sel', /"sel" as word 2/),
  condition('1 of', /wanted "them" or a pattern/),
  condition('all of nothing*', /no selection fits; there are sel/),
  condition('3 of them', /"3" as word 1; wanted "1 of" or "all of"/),
  condition('them', /"them" as word 1/),
  condition("''", /ends too early/),
  condition('5', /5; wanted a text such as/),
  condition('{a: 1}', /wanted a text such as/),
  condition('[]', /empty list/),
  condition('sel | count() > 5', /without a "timeframe"; wanted one beside the condition.*or a correlation document/),
  condition('sel | near other', /without a "timeframe"/),
  condition('1 of sel?', /"sel\?".*"\*" as its only wildcard/),
  condition('all of sel\\*', /only wildcard/),
  [rule('sel: {f: 1}\ncondition:\n  - sel\n  - other'), 8, 'detection.condition.1', /"other"; wanted one of sel/],
  [rule('_sel: {f: 1}\ncondition: 1 of them'), 6, 'detection.condition', /no selection fits/],
  [rule('sel: {f: 1}\ntimeframe: 5m\ncondition: sel'), 6, 'detection.timeframe', /wanted none: .*correlation document/],
])

const meta = (extra: string): string => ruleText('sel: {f: 1}\ncondition: sel', extra)
refused('Rules 2.1.0, "Rule metadata"', [
  [meta('level: low'), 1, 'title', /missing/],
  [meta("title: ''"), 1, 'title', /wanted a text/],
  [meta('title: [t]'), 1, 'title', /\["t"\]; wanted a text/],
  [meta(`title: ${'x'.repeat(257)}`), 1, 'title', /256/],
  [meta('title: t\nlevel: urgent'), 2, 'level', /"urgent"; wanted one of informational, low, medium, high, critical/],
  [meta('title: t\nlevel: High'), 2, 'level', /"High"; wanted one of/],
  [meta('title: t\nstatus: beta'), 2, 'status', /"beta"; wanted one of stable, test, experimental, deprecated, unsupported/],
  [meta('title: t\ntags: [{a: 1}]'), 2, 'tags.0', /wanted a text/],
  [meta('title: t\nid: [x]'), 2, 'id', /wanted/],
  [meta('title: t\ndate: yesterday'), 2, 'date', /"yesterday"; wanted a date such as 2026-01-31/],
  [meta('title: t\nmodified: 2026-02-30'), 2, 'modified', /"2026-02-30"; wanted a date/],
  [meta('title: t\ndate: 31.01.2026'), 2, 'date', /wanted a date/],
  [
    meta('title: t\nrelated: [{id: x, type: copied}]'),
    2,
    'related.0.type',
    /"copied"; wanted one of derived, obsolete, merged, renamed, similar/,
  ],
  [meta('title: t\nrelated: [{id: x}]'), 2, 'related.0.type', /missing/],
  [meta('title: t\nrelated: [{type: derived}]'), 2, 'related.0.id', /missing/],
  [meta('title: t\nrelated: [{id: x, type: derived, why: y}]'), 2, 'related.0.why', /unknown key; wanted one of id, type/],
  [meta('title: t\nrelated: x'), 2, 'related.0', /wanted a map/],
  [meta('title: t\nseverity: low'), 2, 'severity', /unknown key; wanted one of title/],
  [meta('title: t\ntitle: u'), 2, '', /"title" stands twice; wanted keys to be unique/],
  [
    'title: t\nlogsource: {vendor: aws}\ndetection: {sel: {f: 1}, condition: sel}',
    2,
    'logsource.vendor',
    /unknown key; wanted one of category/,
  ],
  ['title: t\nlogsource: {definition: on}\ndetection: {sel: {f: 1}, condition: sel}', 2, 'logsource', /at least one of category/],
  ['title: t\nlogsource: {product: [aws]}\ndetection: {sel: {f: 1}, condition: sel}', 2, 'logsource.product', /wanted/],
])

/** A correlation whose keys stand on a line each, the first of them on line 10. */
const correlation = (...lines: string[]): string =>
  `${ruleText('sel: {f: 1}\ncondition: sel', 'title: base\nname: base')}---\ntitle: c\ncorrelation:\n${lines.map((each) => `  ${each}\n`).join('')}`
const [type, rules, timespan, limit] = ['type: event_count', 'rules: [base]', 'timespan: 5m', 'condition: {gte: 2}']

refused('Correlations 2.1.0, "Components"', [
  [correlation(rules, timespan, limit), 9, 'correlation.type', /wanted one of event_count, value_count/],
  [correlation('type: count', rules, timespan, limit), 10, 'correlation.type', /"count"; wanted one of event_count/],
  [correlation(type, timespan, limit), 9, 'correlation.rules', /wanted ids or names of rules/],
  [correlation(type, 'rules: []', timespan, limit), 11, 'correlation.rules', /wanted ids or names of rules/],
  [correlation(type, 'rules: [base, gone]', timespan, limit), 11, 'correlation.rules.1', /"gone", which no rule has/],
  [correlation(type, rules, limit), 9, 'correlation.timespan', /wanted a whole number of s, m, h or d/],
  ...['5', '5 m', '5M', '1.5h', '-5m', '0s', '1w', '1h30m', 'm', "''", '[5m]'].map(
    (time): Row => [correlation(type, rules, `timespan: ${time}`, limit), 12, 'correlation.timespan', /such as 15m/],
  ),
  [correlation(type, rules, timespan), 9, 'correlation.condition', /wanted a map/],
  [correlation(type, rules, timespan, 'condition: 5'), 13, 'correlation.condition', /wanted a map/],
  [correlation(type, rules, timespan, 'condition: {}'), 13, 'correlation.condition', /one of gt, gte, lt, lte, eq, neq/],
  [correlation(type, rules, timespan, 'condition: {min: 5}'), 13, 'correlation.condition.min', /unknown key; wanted one of gt/],
  [correlation(type, rules, timespan, 'condition: {gte: many}'), 13, 'correlation.condition.gte', /"many"; wanted a whole number/],
  [correlation(type, rules, timespan, 'condition: {gte: 1.5}'), 13, 'correlation.condition.gte', /1.5; wanted a whole number/],
  [correlation(type, rules, timespan, 'condition: {gte: -1}'), 13, 'correlation.condition.gte', /-1; wanted a whole number/],
  [correlation(type, rules, timespan, 'condition: {field: f, gte: 2}'), 13, 'correlation.condition.field', /wanted none under event_count/],
  [correlation('type: value_count', rules, timespan, limit), 13, 'correlation.condition.field', /the field whose values are counted/],
  [correlation('type: temporal', rules, timespan), 11, 'correlation.rules', /at least two rules under temporal/],
  [correlation('type: temporal_ordered', rules, timespan), 11, 'correlation.rules', /at least two rules/],
  [correlation(type, rules, timespan, limit, 'group_by: [f]'), 14, 'correlation.group_by', /unknown key; wanted one of .*group-by/],
  [correlation(type, rules, timespan, limit, 'group-by: [{a: 1}]'), 14, 'correlation.group-by.0', /wanted a text/],
  [correlation(type, rules, timespan, limit, 'aliases: [x]'), 14, 'correlation.aliases', /wanted a map/],
  [
    correlation(type, rules, timespan, limit, 'aliases: {who: {gone: f}}'),
    14,
    'correlation.aliases.who.gone',
    /no rule of this correlation; wanted one of base/,
  ],
  [correlation(type, rules, timespan, limit, 'aliases: {who: {base: [f]}}'), 14, 'correlation.aliases.who.base', /\["f"\]; wanted/],
  [correlation(type, rules, timespan, limit, 'generate: maybe'), 14, 'correlation.generate', /"maybe"; wanted true or false/],
  [`${correlation(type, rules, timespan, limit)}detection: {sel: {f: 1}, condition: sel}`, 14, 'detection', /unknown key/],
])

describe('Correlations 2.1.0, "Related rules": rules that cannot take part', () => {
  test.each(['deprecated', 'unsupported'])('%s', (status) => {
    const text = correlation(type, rules, timespan, limit).replace('title: base', `status: ${status}\ntitle: base`)
    expect(errorsOf(text)).toMatchObject([
      { key: 'correlation.rules.0', line: 12, message: expect.stringContaining(`status is ${status}`) },
    ])
  })
})
