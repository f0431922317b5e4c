import fc from 'fast-check'
import type { YamlValue } from '#lib/monitor/sigma/document.ts'
import { addresses, number, patternText, plainText, times, words } from './arbitrary-texts.ts'

/** One key of a selection, and values of its field that may well match. */
export interface Entry {
  /** `field|modifiers`. */
  readonly key: string
  readonly value: YamlValue
  /** The field, as far as a plain path leads. */
  readonly path: string
  readonly samples: readonly unknown[]
}

/** Placeholders that rules may use. */
export const placeholders = { user: ['admin*', 'roo?', 'a'], host: ['srv-1'], odd: ['a\\*b', '5'] }

const keys = ['a', 'b', 'c', 'eventName', 'eventSource', 'userAgent', '0', '1', '__proto__', 'constructor', 'length', 'K']
/** Paths of fields, dots in keys included. */
export const path: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'a',
      'b',
      'c',
      'eventName',
      'eventSource',
      'a.b',
      'a.b.c',
      'policy',
      'policy.a',
      'policy.a.b',
      'groupId',
      'groupId.names',
    ),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')) },
)

/** A list of values, or the one value without a list around it. */
function oneOrMore<Value extends YamlValue>(value: fc.Arbitrary<Value>): fc.Arbitrary<readonly [YamlValue, readonly Value[]]> {
  return fc.oneof(
    { weight: 3, arbitrary: value.map((one): readonly [YamlValue, readonly Value[]] => [one, [one]]) },
    { weight: 2, arbitrary: fc.array(value, { minLength: 1, maxLength: 4 }).map((list) => [list, list] as const) },
    { weight: 1, arbitrary: fc.array(value, { minLength: 13, maxLength: 30 }).map((list) => [list, list] as const) },
  )
}

/** The flags put among the other modifiers, anywhere from `first` on. */
function withFlags(modifiers: readonly string[], flags: readonly string[], at: number, first: number): string {
  const all = [...modifiers]
  for (const [index, flag] of flags.entries()) all.splice(first + ((at + index) % (all.length - first + 1)), 0, flag)
  return all.map((modifier) => `|${modifier}`).join('')
}

/** What a value with wildcards may stand for. */
function filled(text: string): string[] {
  const bare = text.replaceAll(/\\([*?\\])|[*?]/g, (sign, escaped: string | undefined) => escaped ?? (sign === '*' ? '' : 'z'))
  return [bare, bare.toUpperCase(), `x${bare}`, `x${bare}y`, `${bare}y`, bare.toLowerCase(), text, [...bare].slice(1).join('')]
}

const flags = (...names: string[]): fc.Arbitrary<string[]> =>
  fc.subarray(names).filter((some) => some.length < 2 || some.length < names.length)
const ends = fc.constantFrom([], [], ['contains'], ['startswith'], ['endswith'])

/** `f`, `f|contains`, `f|all|cased`, `f|windash|endswith`…: texts, numbers, booleans and null. */
const plain: fc.Arbitrary<Omit<Entry, 'path'>> = fc
  .record({
    opened: fc.constantFrom<string[]>([], [], [], ['windash'], ['expand'], ['windash', 'expand'], ['expand', 'windash']),
    end: ends,
    flags: flags('all', 'cased', 'neq'),
    at: fc.nat(5),
    values: oneOrMore<string | number | boolean>(
      fc.oneof({ weight: 8, arbitrary: patternText }, { weight: 1, arbitrary: number }, { weight: 1, arbitrary: fc.boolean() }),
    ),
    placeholder: fc.constantFrom('%user%', 'x%host%', '%odd%*', '\\%user\\%', '%', '100%'),
  })
  .map(({ opened, end, flags, at, values: [value, list], placeholder }) => {
    const expands = opened.includes('expand')
    // A percent sign in a random text could be a placeholder that has no values.
    const safe = (one: YamlValue): YamlValue => (typeof one === 'string' ? one.replaceAll('%', '') + placeholder : one)
    const dashed = (one: YamlValue): YamlValue => (typeof one === 'string' ? [...one].slice(0, 8).join('') : one)
    const change = (one: YamlValue): YamlValue => (expands ? safe(dashed(one)) : opened.length > 0 ? dashed(one) : one)
    const texts = list.map((one) =>
      String(change(one)).replaceAll('%user%', 'root').replaceAll('%host%', 'srv-1').replaceAll('%odd%', 'a*b'),
    )
    return {
      key: withFlags([...opened, ...end], flags, at, 0),
      value: Array.isArray(value) ? list.map(change) : change(value),
      samples: [...list, ...texts.flatMap(filled), texts, texts.map((text) => text.replaceAll('-', '/')).join(' ')],
    }
  })

const isNull: fc.Arbitrary<Omit<Entry, 'path'>> = fc
  .constantFrom('', '|neq', '|cased')
  .map((key) => ({ key, value: null, samples: [null, '', [], ['x', null], 'null', {}] }))

/** `f|base64offset|contains` and its like: plain texts only. */
const encoded: fc.Arbitrary<Omit<Entry, 'path'>> = fc
  .record({
    first: fc.constantFrom<string[]>([], ['windash'], ['expand']),
    wide: fc.constantFrom<string[]>([], ['wide'], ['utf16'], ['utf16le'], ['utf16be']),
    base: fc.constantFrom<string[]>([], ['base64'], ['base64offset']),
    end: ends,
    flags: flags('all', 'cased', 'neq'),
    at: fc.nat(5),
    values: oneOrMore<string | number>(
      fc.oneof({ weight: 6, arbitrary: plainText }, { weight: 1, arbitrary: number.filter((one) => Math.abs(one) > 9) }),
    ),
  })
  .map(({ first, wide, base, end, flags, at, values: [value, list] }) => ({
    key: withFlags([...first, ...wide, ...base, ...end], flags, at, first.length + wide.length + base.length),
    value,
    samples: list.flatMap((one) => {
      const text = String(one)
      const bytes = Buffer.from(text, wide.length === 0 ? 'utf8' : 'utf16le')
      if (wide[0] === 'utf16be') bytes.swap16()
      const [plain, ...others] = ['', 'x', 'yz'].map((before) =>
        base.length === 0 ? bytes.toString('latin1') : Buffer.concat([Buffer.from(before), bytes, Buffer.from('w')]).toString('base64'),
      )
      return [bytes.toString(base.length === 0 ? 'latin1' : 'base64'), plain, ...others, text]
    }),
  }))

const expressions = ['^a+$', 'delete.*', '(?i)root', '^$', 'a.b', '[A-Z][a-z]+Trail', 'k', 'é|b', '^aws', '\\d+', 'x%host%y', '%host%']
const regular: fc.Arbitrary<Omit<Entry, 'path'>> = fc
  .record({
    values: oneOrMore(fc.constantFrom(...expressions)),
    flags: flags('i', 'm', 's', 'all'),
    expand: fc.boolean(),
    at: fc.nat(4),
  })
  .map(({ values: [value, list], flags, expand, at }) => ({
    key: withFlags(expand ? ['re', 'expand'] : ['re'], flags, at, 1),
    value,
    samples: [...list, 'aa', 'xsrv-1y', 'ROOT', 'a\nb', 'b\naa', '', 'DeleteTrail', ['b', 'aa'], { c: 'aws-cli/2.15' }],
  }))

const ranges = ['10.0.0.0/8', '10.0.0.1/32', '0.0.0.0/0', '2001:db8::/32', '::/0', '::ffff:10.0.0.0/104', '10.0.0.0/9']
const cidr: fc.Arbitrary<Omit<Entry, 'path'>> = fc
  .record({ values: oneOrMore(fc.constantFrom(...ranges)), all: fc.boolean() })
  .map(({ values: [value], all }) => ({ key: `|cidr${all ? '|all' : ''}`, value, samples: [...addresses, addresses] }))

const numeric: fc.Arbitrary<Omit<Entry, 'path'>> = fc
  .record({
    kind: fc.constantFrom('lt', 'lte', 'gt', 'gte'),
    all: fc.boolean(),
    values: oneOrMore<number | string>(
      fc.oneof({ weight: 3, arbitrary: number }, { weight: 1, arbitrary: fc.constantFrom('5', '-1', '1e3', ' 10 ') }),
    ),
  })
  .map(({ kind, all, values: [value, list] }) => ({
    key: `|${kind}${all ? '|all' : ''}`,
    value,
    samples: list.flatMap((limit) => [Number(limit) + 1, Number(limit), Number(limit) - 1, String(limit)]),
  }))

const exists: fc.Arbitrary<Omit<Entry, 'path'>> = fc.boolean().map((value) => ({ key: '|exists', value, samples: [null, '', [], 'x', {}] }))

const reference: fc.Arbitrary<Omit<Entry, 'path'>> = fc
  .record({ values: oneOrMore(path), end: ends, flags: flags('all', 'cased', 'neq'), at: fc.nat(4) })
  .map(({ values: [value], end, flags, at }) => ({ key: withFlags(['fieldref', ...end], flags, at, 0), value, samples: words }))

const parts = ['minute', 'hour', 'day', 'week', 'month', 'year']
const partValues = [0, 1, 4, 5, 9, 12, 19, 31, 53, 59, 2026]
const largest = [59, 23, 31, 53, 12, 9999]
const time: fc.Arbitrary<Omit<Entry, 'path'>> = fc
  .record({
    part: fc.nat(parts.length - 1),
    comparison: fc.constantFrom('', '|lt', '|lte', '|gt', '|gte', '|neq'),
    values: oneOrMore(fc.constantFrom(...partValues)),
  })
  .map(({ part, comparison, values: [value] }) => {
    const least = [2, 3, 4].includes(part) ? 1 : 0
    const possible = (one: YamlValue): YamlValue => Math.max(least, Math.min(Number(one), largest[part] ?? 0))
    const bounded = Array.isArray(value) ? value.map(possible) : possible(value)
    return { key: `|${parts[part]}${comparison}`, value: bounded, samples: [...times, 1777885200, 1777885200000, times] }
  })

const unbound: readonly fc.WeightedArbitrary<Omit<Entry, 'path'>>[] = [
  { weight: 10, arbitrary: plain },
  { weight: 1, arbitrary: isNull },
  { weight: 2, arbitrary: encoded },
  { weight: 2, arbitrary: regular },
  { weight: 1, arbitrary: cidr },
  { weight: 2, arbitrary: numeric },
  { weight: 1, arbitrary: exists },
  { weight: 1, arbitrary: reference },
  { weight: 1, arbitrary: time },
]

/** `field|modifiers: value`. */
const bound: fc.Arbitrary<Entry> = fc
  .tuple(path, fc.oneof(...unbound))
  .map(([at, { key, value, samples }]) => ({ key: at + key, value, path: at, samples }))

/** `list[any].field|modifiers: value`, `list[any]|modifiers: value` and `list[any]: {map}`. */
const quantified: fc.Arbitrary<Entry> = fc
  .record({
    list: fc.constantFrom('a', 'b', 'a.b', 'policy.a', 'policy'),
    quantifier: fc.constantFrom('any', 'all', 'none', 'all_or_empty', '0', '1'),
    member: fc.constantFrom('', '.c', '.a.b', '[any]', '.b[all].c'),
    rest: fc.oneof(...unbound).filter(({ key }) => !/exists|fieldref|minute|hour|day|week|month|year/.test(key)),
    map: fc.option(fc.array(bound, { minLength: 1, maxLength: 2 }), { freq: 4 }),
  })
  .map(({ list, quantifier, member, rest, map }) => {
    const opened = `${list}[${quantifier}]`
    if (map) {
      const samples = map.map(({ path: at, samples }) => [Object.fromEntries([[at, samples[0]]])])
      return { key: opened, value: mapOf(map), path: list, samples: [map.map(({ samples }) => samples[0]), ...samples] }
    }
    const below = (sample: unknown): unknown => {
      if (member === '.c') return { c: sample }
      if (member === '.a.b') return { a: { b: sample } }
      if (member === '.b[all].c') return { b: [{ c: sample }] }
      return member === '' ? sample : [sample]
    }
    const samples = rest.samples.map(below)
    return {
      key: opened + member + rest.key,
      value: rest.value,
      path: list,
      samples: [...samples, samples.slice(0, 2), samples.slice(0, 1)],
    }
  })

/** One key of a selection. */
export const entry: fc.Arbitrary<Entry> = fc.oneof({ weight: 12, arbitrary: bound }, { weight: 2, arbitrary: quantified })

/** Keywords of a `|modifiers` key, looked for in the whole event. */
export const keywordEntry: fc.Arbitrary<Entry> = fc
  .oneof(...unbound)
  .filter(({ key, value }) => !/neq|exists|fieldref|minute|hour|day|week|month|year/.test(key) && value !== null)
  .map(({ key, value, samples }) => ({ key: key === '' ? '|contains' : key, value, path: 'c', samples }))

/** A map of entries; a field that stands in it twice keeps its last value. */
export function mapOf(entries: readonly Entry[]): YamlValue {
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]))
}
