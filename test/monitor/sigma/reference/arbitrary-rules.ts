import fc from 'fast-check'
import type { RuleDocument, YamlValue } from '#lib/monitor/sigma/document.ts'
import { parseDocument } from '#lib/monitor/sigma/parse-document.ts'
import { type Entry, entry, keywordEntry, mapOf } from './arbitrary-entries.ts'
import { patternText } from './arbitrary-texts.ts'

/** A rule as YAML says it, and what an event may hold for it to match. */
export interface RuleCase {
  readonly value: YamlValue
  readonly hints: readonly Pick<Entry, 'path' | 'samples'>[]
}

interface Selection {
  readonly value: YamlValue
  readonly hints: readonly Entry[]
}

const map: fc.Arbitrary<Selection> = fc
  .array(entry, { minLength: 1, maxLength: 3 })
  .map((entries) => ({ value: mapOf(entries), hints: entries }))
const keyword: fc.Arbitrary<Selection> = fc.oneof(
  fc.oneof(patternText, fc.constantFrom(5, 1000)).map((value) => ({ value, hints: [{ key: '', value, path: 'b', samples: [value] }] })),
  keywordEntry.map((one) => ({ value: mapOf([one]), hints: [one] })),
)
const selection: fc.Arbitrary<Selection> = fc.oneof(
  { weight: 8, arbitrary: map },
  { weight: 1, arbitrary: keyword },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof({ weight: 3, arbitrary: map }, { weight: 1, arbitrary: keyword }), { minLength: 1, maxLength: 3 })
      .map((list) => ({ value: list.map(({ value }) => value), hints: list.flatMap(({ hints }) => hints) })),
  },
)

const names = ['sel', 'selection_1', 'selection_2', 'filter_main', '_hidden', 'x-1.y', 'all']

/** Conditions over some of these names, nested a few deep. */
function condition(known: readonly string[]): fc.Arbitrary<string> {
  const name = fc.constantFrom(...known.filter((each) => each !== 'all'), ...(known.length === 1 ? known : []))
  const patterns = ['sel*', '*_*', '*', 'filter_*', '_*', 'x-1.y', 'selection_1'].filter((pattern) => chooses(pattern, known))
  const of = fc
    .tuple(fc.constantFrom('1 of', 'all of', 'any of', '1 OF'), fc.constantFrom(...(chooses('*', known) ? ['them'] : []), ...patterns))
    .map((words) => words.join(' '))
  return fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 4, arbitrary: name },
      { weight: 2, arbitrary: of },
      { weight: 1, arbitrary: tie('any').map((inner) => `not ${inner.includes(' ') ? `(${inner})` : inner}`) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(tie('any'), fc.constantFrom('and', 'or', 'AND', 'and not', 'or not'), tie('any'))
          .map((words) => words.join(' ')),
      },
      { weight: 1, arbitrary: tie('any').map((inner) => `(${inner})`) },
    ),
  })).any
}

/** Whether a pattern chooses at least one name: the engine refuses the others. */
function chooses(pattern: string, known: readonly string[]): boolean {
  const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
  return known.some((name) => expression.test(name) && (!name.startsWith('_') || pattern.startsWith('_')))
}

const sources: readonly YamlValue[] = [
  { product: 'aws', service: 'cloudtrail' },
  { product: 'aws' },
  { product: 'linux' },
  { category: 'network' },
]

/** Any rule that the engine takes, over few fields and texts so that events match. */
export const ruleCase: fc.Arbitrary<RuleCase> = fc
  .record({
    selections: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...names), selection), { minLength: 1, maxLength: 4, selector: ([name]) => name })
      .filter((list) => list.some(([name]) => name !== 'all')),
    source: fc.oneof({ weight: 8, arbitrary: fc.constant(sources[0]) }, { weight: 1, arbitrary: fc.constantFrom(...sources) }),
    status: fc.oneof({ weight: 20, arbitrary: fc.constant('stable') }, { weight: 1, arbitrary: fc.constantFrom('deprecated', 'test') }),
    json: fc.boolean(),
  })
  .chain(({ selections, source, status, json }) => {
    const one = condition(selections.map(([name]) => name))
    const conditions = fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }) })
    return conditions.map((text) => ({
      value: {
        title: 'generated',
        status,
        level: 'low',
        logsource: source ?? null,
        detection: { ...Object.fromEntries(selections.map(([name, { value }]) => [name, value])), condition: text },
        ...(json ? { keepwatch: { json: ['policy'] } } : {}),
      },
      hints: selections.flatMap(([, { hints }]) => hints),
    }))
  })

/** Rules with one selection of one or two fields: what an event needs to match them is known best. */
export const sharpRule: fc.Arbitrary<RuleCase> = fc
  .record({ entries: fc.array(entry, { minLength: 1, maxLength: 2 }), search: keyword, kind: fc.nat(8), json: fc.boolean() })
  .map(({ entries, search, kind, json }) => ({
    value: {
      title: 'sharp',
      logsource: sources[0] ?? null,
      detection: { sel: kind === 0 ? search.value : mapOf(entries), condition: 'sel' },
      ...(json ? { keepwatch: { json: ['policy'] } } : {}),
    },
    hints: kind === 0 ? search.hints : entries,
  }))

/** The rule that a generated value says. */
export function documentOf(value: unknown): RuleDocument {
  const document = parseDocument(value, 'generated.yml')
  if (document.kind !== 'rule') throw new Error(`the generator made a ${document.kind}; wanted a rule`)
  return document
}
