import { expect, test } from 'vitest'
import { convertRules } from '#lib/monitor/convert-rules.ts'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { ruleText } from './sigma/build.ts'

const old = (extra: string, condition = 'sel | count(user) by src > 5'): string =>
  ruleText(`sel:\n  a|contains: 1.10\n  b: ['007', 5, true]\ntimeframe: 5m\ncondition: ${condition}`, extra)
const plain = ruleText('sel: {a: 1}\ncondition: sel', 'title: plain')

test('an aggregation becomes a correlation that means the same as the rule meant when it was loaded', () => {
  const text = old('title: many\nid: 5f1c1c1e-0000-4000-8000-000000000001\ndate: 2020/01/31\nlevel: high')
  const { converted, unchanged, errors } = convertRules([
    { file: 'old.yml', text },
    { file: 'plain.yml', text: plain },
  ])
  expect([unchanged, errors]).toEqual([['plain.yml'], []])
  expect(converted).toMatchObject([{ file: 'old.yml', titles: ['many'] }])
  const written = loadRules([{ file: 'old.yml', text: converted[0]?.yaml ?? '' }])
  expect(written).toEqual(loadRules([{ file: 'old.yml', text }]))
  expect(written.errors).toEqual([])
  expect(written.documents).toHaveLength(2)
  expect(convertRules([{ file: 'old.yml', text: converted[0]?.yaml ?? '' }]).unchanged).toEqual(['old.yml'])
})

test('a rule that was unsupported for its aggregation runs from then on', () => {
  const [file] = convertRules([{ file: 'old.yml', text: old('title: many\nstatus: unsupported') }]).converted
  const { documents } = loadRules([{ file: 'old.yml', text: file?.yaml ?? '' }])
  expect(documents.map(({ kind, status }) => [kind, status])).toEqual([
    ['rule', 'test'],
    ['correlation', 'test'],
  ])
})

test('collections are written out, and the other documents of a file stay', () => {
  const text = `action: global\ntitle: t\nlogsource: {product: aws, service: cloudtrail}\n---\ndetection: {s: {a: 1}, condition: s}\n---\ndetection: {s: {a: 2}, condition: s}\n---\naction: reset\n---\n${plain}`
  const { converted, errors } = convertRules([{ file: 'all.yml', text }])
  expect(errors).toEqual([])
  expect(converted[0]?.yaml).not.toContain('action')
  expect(loadRules([{ file: 'all.yml', text: converted[0]?.yaml ?? '' }]).documents.map(({ title }) => title)).toEqual(['t', 't', 'plain'])
})

test.each<[string, string, number, RegExp]>([
  ['what cannot be said', old('title: t', 'sel | max(x) > 5'), 8, /"max\(x\)"/],
  ['what is no rule', 'title: t', 1, /missing/],
  ['what is no YAML', 'a: [', 1, /YAML/],
])('%s is an error, and the file is left alone', (_, text, line, message) => {
  const result = convertRules([{ file: 'f.yml', text }])
  expect(result.converted).toEqual([])
  expect(result.errors).toMatchObject([{ file: 'f.yml', line, message: expect.stringMatching(message) }])
})
