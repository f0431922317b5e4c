import fc from 'fast-check'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { eventWith } from '../build.ts'
import type { RuleCase } from './arbitrary-rules.ts'
import { eventText, number } from './arbitrary-texts.ts'

type Fields = Readonly<Record<string, unknown>>

const key = fc.constantFrom(
  'a',
  'b',
  'c',
  'a.b',
  'b.c',
  '__proto__',
  'constructor',
  'K',
  '0',
  'policy',
  'eventName',
  'eventSource',
  'userAgent',
)

/** Any JSON value: own keys of any name, lists in lists, null, empty. */
const value = fc.letrec<{ any: unknown; object: Fields }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: eventText },
    { weight: 1, arbitrary: number },
    { weight: 1, arbitrary: fc.constantFrom(null, true, false, '') },
    { weight: 2, arbitrary: tie('object') },
    { weight: 2, arbitrary: fc.array(tie('any'), { maxLength: 3 }) },
  ),
  object: fc.array(fc.tuple(key, tie('any')), { maxLength: 4 }).map((entries): Fields => Object.fromEntries(entries)),
}))

/** How a value stands at a path. */
const shapes = ['nested', 'nested', 'dotted', 'in a list', 'below a list', 'as JSON', 'percent-encoded', 'form-encoded'] as const
type Shape = (typeof shapes)[number]

interface Plant {
  readonly path: string
  readonly sample: unknown
  readonly shape: Shape
}

const sources: readonly SecurityEvent['logSource'][] = [
  { product: 'aws', service: 'cloudtrail' },
  { product: 'linux', category: 'network' },
  {},
]

/** Events that hold what some of the rules ask for, among other things. */
export function eventFor(rules: readonly RuleCase[]): fc.Arbitrary<SecurityEvent> {
  const hint = fc.record({ rule: fc.nat(rules.length - 1), hint: fc.nat(9), sample: fc.nat(30), shape: fc.constantFrom(...shapes) })
  return fc
    .record({
      base: value.object,
      hints: fc.array(hint, { maxLength: 4 }),
      whole: fc.option(fc.nat(rules.length - 1), { freq: 3 }),
      source: fc.oneof({ weight: 12, arbitrary: fc.constant(sources[0]) }, { weight: 1, arbitrary: fc.constantFrom(...sources) }),
    })
    .map(({ base, hints, whole, source }) => {
      const plants = hints.flatMap(({ rule, hint, sample, shape }): Plant[] => {
        const all = rules[rule]?.hints ?? []
        const one = all[hint % Math.max(all.length, 1)]
        return one ? [{ path: one.path, sample: one.samples[sample % one.samples.length], shape }] : []
      })
      const focus = whole === null ? [] : (rules[whole]?.hints ?? [])
      const wholePlants = focus.map(({ path, samples }): Plant => ({ path, sample: samples[0], shape: 'nested' }))
      const fields = [...plants, ...wholePlants].reduce(planted, base)
      return eventWith(fields, source ? { logSource: source } : {})
    })
}

function planted(fields: Fields, { path, sample, shape }: Plant): Fields {
  const dot = path.indexOf('.')
  if (dot < 0 || shape === 'dotted') return withKey(fields, path, shape === 'in a list' ? ['-', sample] : sample)
  const [first, rest] = [path.slice(0, dot), path.slice(dot + 1)]
  const there = Object.hasOwn(fields, first) ? fields[first] : undefined
  const inner = planted(typeof there === 'object' && there !== null && !Array.isArray(there) ? (there as Fields) : {}, {
    path: rest,
    sample,
    shape,
  })
  if (shape === 'as JSON') return withKey(fields, first, JSON.stringify(inner))
  if (shape === 'form-encoded') return withKey(fields, first, encodeURIComponent(JSON.stringify(inner)).replaceAll('%20', '+'))
  if (shape === 'percent-encoded') return withKey(fields, first, encodeURIComponent(JSON.stringify(inner)))
  return withKey(fields, first, shape === 'below a list' ? [{ b: 'x' }, inner] : inner)
}

/** A copy with an own key, whatever its name. */
function withKey(fields: Fields, name: string, value: unknown): Fields {
  return Object.fromEntries([...Object.entries(fields).filter(([each]) => each !== name), [name, value]])
}
