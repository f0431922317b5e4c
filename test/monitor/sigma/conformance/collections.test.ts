import { describe, expect, test } from 'vitest'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { errorsOf, eventWith, rulesetOf, ruleText } from '../build.ts'

const source = 'logsource: {product: aws, service: cloudtrail}'
const global = (body: string): string => `action: global\n${body}\n---\n`
const loaded = (text: string) => {
  const { documents, errors } = loadRules([{ file: 'test.yml', text }])
  expect(errors).toEqual([])
  return documents
}

describe('Sigma 1, "Rule Collections": what the global document says holds for those after it', () => {
  test('metadata, log source and parts of the detection', () => {
    const text = `${global(`title: t\nlevel: high\ntags: [attack.t1078]\n${source}\ndetection: {condition: sel}`)}detection: {sel: {a: 1}}\n---\ndetection: {sel: {a: 2}}\nlevel: low\n`
    expect(loaded(text)).toMatchObject([
      { title: 't', level: 'high', tags: ['attack.t1078'], detection: { sel: { a: 1 }, condition: 'sel' } },
      { title: 't', level: 'low', detection: { sel: { a: 2 }, condition: 'sel' } },
    ])
    expect([1, 2, 3].map((a) => rulesetOf(text).match(eventWith({ a })).length)).toEqual([1, 1, 0])
  })

  test('an id of the global document goes to the first rule, the others get their own, the same every time', () => {
    const text = `${global(`title: t\nid: 0d4a3b3f-0000-4000-8000-000000000001\nname: n\n${source}`)}detection: {s: {a: 1}, condition: s}\n---\ndetection: {s: {a: 2}, condition: s}\n---\nid: own\ndetection: {s: {a: 3}, condition: s}`
    const [first, second, third] = loaded(text)
    expect(first).toMatchObject({ id: '0d4a3b3f-0000-4000-8000-000000000001', name: 'n' })
    expect(second?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(second?.name).toBeUndefined()
    expect(third?.id).toBe('own')
    expect(loaded(text).map(({ id }) => id)).toEqual([first?.id, second?.id, third?.id])
  })

  test('reset ends it, another global replaces it, repeat changes the rule before it', () => {
    const rule = (value: number): string => `detection: {s: {a: ${value}}, condition: s}`
    const text = [
      `action: global\ntitle: one\n${source}`,
      rule(1),
      'action: repeat\ndetection: {s: {b: 1}}',
      `action: global\ntitle: two\n${source}`,
      rule(2),
      'action: reset',
      `title: three\n${source}\n${rule(3)}`,
    ].join('\n---\n')
    expect(loaded(text)).toMatchObject([
      { title: 'one', detection: { s: { a: 1 } } },
      { title: 'one', detection: { s: { a: 1, b: 1 } } },
      { title: 'two', detection: { s: { a: 2 } } },
      { title: 'three', detection: { s: { a: 3 } } },
    ])
  })

  test.each<[name: string, text: string, line: number, key: string, message: RegExp]>([
    ['a global document alone', `action: global\ntitle: t\n${source}`, 1, 'action', /no rule follows/],
    ['nothing to repeat', `action: repeat\n${ruleText('s: {a: 1}\ncondition: s')}`, 1, 'action', /no document before it/],
    ['another action', `action: merge\n${ruleText('s: {a: 1}\ncondition: s')}`, 1, 'action', /"merge"; wanted global, reset or repeat/],
    [
      'a contradiction',
      `${global(`title: t\n${source}\ndetection: {condition: s}`)}detection:\n  s: {a: 1}\n  condition: not s`,
      8,
      'detection.condition',
      /"not s", and the global document above has "s"/,
    ],
    [
      'an error of the rule',
      `${global(`title: t\n${source}`)}detection:\n  s:\n    a|nope: 1\n  condition: s`,
      7,
      'detection.s.a|nope',
      /unknown/,
    ],
    [
      'an error of the global document',
      `${global(`title: t\nlevel: urgent\n${source}`)}detection: {s: {a: 1}, condition: s}`,
      3,
      'level',
      /"urgent"/,
    ],
  ])('%s is refused where it stands', (_, text, line, key, message) => {
    const errors = errorsOf(text)
    expect(errors).toMatchObject([{ line, key, message: expect.stringMatching(message) }])
  })
})

describe('YAML', () => {
  test('merge keys and anchors are followed', () => {
    const text = ruleText('a: &base\n  x: 1\nb:\n  <<: *base\n  y: 2\ncondition: b')
    expect(rulesetOf(text).match(eventWith({ x: 1, y: 2 }))).toHaveLength(1)
    expect(rulesetOf(text).match(eventWith({ y: 2 }))).toHaveLength(0)
  })

  test('keys that are numbers or booleans name fields as they are written', () => {
    const text = ruleText('sel:\n  4688: a\n  0x10: b\n  007: c\n  true: d\ncondition: sel')
    const fields = { 4688: 'a', '0x10': 'b', '007': 'c', true: 'd' }
    expect(rulesetOf(text).match(eventWith(fields))).toHaveLength(1)
    expect(rulesetOf(text).match(eventWith({ ...fields, '0x10': 'x' }))).toHaveLength(0)
  })

  test('a file that says %YAML 1.1 may have dates', () => {
    expect(errorsOf(`%YAML 1.1\n---\n${ruleText('sel: {a: 1}\ncondition: sel', 'title: t\ndate: 2020-01-31')}`)).toEqual([])
  })

  test('numbers under modifiers of texts, and keywords, are searched for as they are written', () => {
    const matches = (detection: string, fields: Readonly<Record<string, unknown>>): boolean =>
      rulesetOf(ruleText(`${detection}\ncondition: sel`)).match(eventWith(fields)).length > 0
    expect(matches('sel: {f|contains: 1.10}', { f: 'v1.10.2' })).toBe(true)
    expect(matches('sel: {f|contains: 1.10}', { f: 'v1.1.2' })).toBe(false)
    expect(matches('sel: {f|endswith: [0x10, 1e3]}', { f: 'mask 0x10' })).toBe(true)
    expect(matches('sel: [1.10, 0x1F]', { f: 'flag 0x1f' })).toBe(true)
    expect(matches('sel: {f: 1.10}', { f: 1.1 })).toBe(true)
    expect(matches('sel: {f: 007}', { f: '007' })).toBe(true)
    expect(matches('sel: {f: 012345678901}', { f: '012345678901' })).toBe(true)
  })

  const rule = (lines: string): string => ruleText(`${lines}\ncondition: sel`)
  test.each<[text: string, line: number, message: RegExp]>([
    [rule('sel:\n  null: x'), 6, /the key is empty \(null\)/],
    [rule('sel:\n  ~: x'), 6, /the key is empty/],
    [rule('sel:\n  ? [a]\n  : x'), 6, /the key is a list or a map/],
    [rule("sel:\n  5: x\n  '5': y"), 7, /"5" stands twice/],
    [rule('sel:\n  a: 1\n  a: 2'), 7, /unique/],
    [rule('sel:\n  a: !!binary aGVsbG8='), 6, /YAML tag tag:yaml.org,2002:binary/],
    [rule('sel:\n  a: !secret x'), 6, /YAML tag !secret/],
    [rule('sel: !foo {a: 1}'), 5, /YAML tag !foo/],
    [rule('sel: *gone'), 5, /alias/],
  ])('%s is refused', (text, line, message) => {
    const errors = errorsOf(text)
    expect(errors).toMatchObject([{ line: expect.any(Number), message: expect.stringMatching(message) }])
    if (!/alias/.test(String(message))) expect(errors[0]?.line).toBe(line)
  })

  test('a document that is no YAML takes no other of its file along', () => {
    const { documents, errors } = loadRules([{ file: 'f.yml', text: `a: 1\na: 2\n---\n${ruleText('sel: {a: 1}\ncondition: sel')}` }])
    expect(errors).toMatchObject([{ line: 2 }])
    expect(documents).toHaveLength(1)
  })
})

describe('what older and larger rule sets write, and that means nothing for the detection', () => {
  test.each([
    'date: 2020/01/31\nmodified: 2021/5/7',
    "date: '2020-01-31'",
    'tags: [attack.T1078, car.2013-05-004, mine, CVE-2021-44228]',
    'id: no-uuid',
    'related:\n  - id: 0d4a3b3f-0000-4000-8000-000000000001\n    type: derived\n  - {id: x, type: obsoletes}',
    'falsepositives:\n  - Unknown\n  -\n  - no',
    'references: https://example.org\nauthor: [a, b]\nlicense: MIT',
    'fields:\nfalsepositives: none',
    'description: 2020',
    'status: experimental\ntaxonomy: sigma\nscope: [server]',
  ])('%s', (extra) => expect(errorsOf(ruleText('sel: {a: 1}\ncondition: sel', `title: t\n${extra}`))).toEqual([]))
})
