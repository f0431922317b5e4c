import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { loadRules } from '#lib/monitor/load-rules.ts'
import { compileRules } from '#lib/monitor/sigma/compile-rules.ts'
import { readYaml } from '#lib/monitor/sigma/read-yaml.ts'
import { eventWith } from '../monitor/sigma/build.ts'
import { placeholders } from '../monitor/sigma/reference/arbitrary-entries.ts'
import { ruleCase } from '../monitor/sigma/reference/arbitrary-rules.ts'
import { eventText } from '../monitor/sigma/reference/arbitrary-texts.ts'
import { target } from './target.ts'

const detections = fileURLToPath(new URL('../../lib/monitor/detections', import.meta.url))
const ownTexts = readdirSync(detections, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yml'))
  .sort()
  .map((name) => readFileSync(join(detections, name), 'utf8'))

/** Kinds of documents that our own rules do not have. */
const otherTexts = [
  `title: base\nname: base\nlogsource: {product: aws}\ndetection:\n  sel:\n    a|re: '^x'\n  condition: sel\n---
title: c\ncorrelation:\n  type: value_count\n  rules: [base]\n  group-by: [a, who]\n  timespan: 5m\n  condition: {gte: 3, lt: 9, field: b}\n  aliases:\n    who: {base: c}\n`,
  `title: old\nlogsource: {product: linux}\ndetection:\n  sel: {a: 1}\n  timeframe: 10m\n  condition: sel | count(b) by c > 5\n`,
  `action: global\ntitle: g\nlogsource: {product: aws}\n---\ndetection:\n  sel: {a: 1}\n  condition: sel\n---\ndetection:\n  sel: {a: 2}\n  condition: 1 of them\n`,
  `title: f\nlogsource: {product: aws}\nfilter:\n  rules: [base]\n  sel:\n    a|contains|all: [x, y]\n  condition: not sel\n`,
]

/** What breaks parsers of YAML and of rules. */
const pieces = [
  '|', '|count() by a > 5', '%', '\\', '*', '&a ', '*a', '<<: *a\n', '- ', '\t', ': ', ':', '{', '}', '[', ']', '"', "'", '\0', '\u2028', '\ud800', '\ufeff',
  '__proto__: {x: 1}\n', 'constructor', '---\n', '...\n', '!!binary x', '!!js/function x', '!<tag:x>', '|contains', '|re', '|base64offset', '|fieldref', '|cidr',
  '|windash', '|expand', '[any]', '[9]', '1 of ', 'all of them', ' and ', ' or not ', '(', ')', 'near', 'action: repeat\n', '.inf', '.nan', '0x1F', '1e999',
  '9'.repeat(400), '(a+)+$', '[[:alpha:]]', '(?=a)', '{1000}{1000}', 'null', '~', 'true', '# c', '>-\n', '?', '? ', '2026-01-31', '=', '\n', '\r\n', '  ', '😀',
] // biome-ignore format: a list of pieces

interface Mutation {
  readonly kind: 'insert' | 'delete' | 'copy' | 'cut'
  readonly at: number
  readonly length: number
  readonly piece: string
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('insert', 'insert', 'delete', 'copy', 'cut'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  piece: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: eventText },
    { weight: 1, arbitrary: fc.string() },
  ),
})

function mutated(text: string, { kind, at, length, piece }: Mutation): string {
  const place = Math.floor(at * text.length)
  if (kind === 'insert') return text.slice(0, place) + piece + text.slice(place)
  if (kind === 'delete') return text.slice(0, place) + text.slice(place + length)
  if (kind === 'copy') return text.slice(0, place) + text.slice(place, place + length) + text.slice(place)
  return length === 0 ? text.slice(0, place) : text
}

const ruleText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom(...ownTexts) },
      { weight: 2, arbitrary: fc.constantFrom(...otherTexts) },
      { weight: 3, arbitrary: ruleCase.map(({ value }) => stringify(value)) },
    ),
    fc.array(mutation, { maxLength: 5 }),
  )
  .map(([text, mutations]) => mutations.reduce(mutated, text))

const events = [
  { a: 'x', eventName: 'DeleteTrail' },
  { a: [{ b: 5 }], policy: '{"a":1}' },
].map((fields) => eventWith(fields))

/** Damaged rule files give rules or errors that name a place; what loads, runs. */
export const ruleTexts = target('rule texts', ruleText, (text) => {
  const { documents, errors } = loadRules([{ file: 'fuzz.yml', text }], { placeholders })
  const lines = text.split(/\r\n|\r|\n/).length
  for (const { line, message, file } of errors) {
    if (!Number.isInteger(line) || line < 1 || line > lines) throw new Error(`an error stands on line ${line} of ${lines}: ${message}`)
    if (message === '' || file !== 'fuzz.yml') throw new Error('an error says nothing')
  }
  const says = readYaml(text).documents.some(({ value }) => value !== null && value !== undefined)
  if (says && documents.length + errors.length === 0) throw new Error('the text is neither a rule nor an error')
  const ruleset = compileRules(documents, { placeholders })
  const [refused] = ruleset.refused
  if (refused) throw new Error(`a rule loaded that does not compile: ${refused.problem.message}`)
  for (const event of events) ruleset.match(event)
})
