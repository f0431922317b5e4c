import { expect, test } from 'vitest'
import { eventWith, ruleText } from '../build.ts'
import { conformingEvents, matches } from './conform.ts'

const statements = (...list: readonly Record<string, unknown>[]) => ({ p: { s: list } })

conformingEvents('Extension, members of lists: any, all, none, all_or_empty, one', [
  ['"f[any]": x', [{ f: ['y', 'x'] }, { f: 'x' }], [{ f: ['y'] }, { f: [] }, {}, { f: null }]],
  ['"f[all]|startswith": x', [{ f: ['x1', 'x2'] }, { f: 'x' }], [{ f: ['x', 'y'] }, { f: [] }, {}]],
  ['"f[none]": x', [{ f: ['y'] }, { f: [] }, {}, { f: null }], [{ f: ['y', 'x'] }, { f: 'x' }]],
  ['"f[all_or_empty]": x', [{ f: ['x', 'X'] }, { f: [] }, {}], [{ f: ['x', 'y'] }]],
  ['"f[1]": x', [{ f: ['y', 'x'] }], [{ f: ['x', 'y'] }, { f: ['x'] }, { f: 'x' }]],
  ['"f[0].g[any]|contains": x', [{ f: [{ g: ['axb'] }] }], [{ f: [{ g: ['b'] }, { g: ['x'] }] }]],
])

conformingEvents('Extension, members of lists: one and the same member fits the whole map', [
  [
    '"p.s[any]": {e: Allow, a: "*"}',
    [statements({ e: 'Deny', a: 'x' }, { e: 'allow', a: ['q', 's'] }), { p: { s: { e: 'Allow', a: 1 } } }],
    [statements({ e: 'Allow' }, { e: 'Deny', a: 'x' }), statements(), {}],
  ],
  [
    '"p.s[any]": [{e: Allow}, {e: Deny, a: x}]',
    [statements({ e: 'Allow' }), statements({ e: 'Deny', a: 'x' })],
    [statements({ e: 'Deny' })],
  ],
  ['"p.s[all]": {e: Allow}', [statements({ e: 'Allow' }, { e: 'Allow' })], [statements({ e: 'Allow' }, { e: 'Deny' })]],
])

conformingEvents('Extension, members of lists: fieldref names a field of the member, else of the event', [
  [
    '"p.s[any].w|fieldref|contains|neq": own',
    [{ own: '1111', ...statements({ w: 'arn:1111:x' }, { w: 'arn:2222:x' }) }],
    [
      { own: '1111', ...statements({ w: 'arn:1111:x' }) },
      { own: '1111', ...statements() },
    ],
  ],
  [
    '"p.s[any].w|fieldref": v',
    [statements({ w: 'a', v: 'A' }), { v: 'a', ...statements({ w: 'a' }) }],
    [{ v: 'a', ...statements({ w: 'a', v: 'b' }) }],
  ],
])

test('Extension, JSON in texts: plain, percent-encoded, parsed already, none at all', () => {
  const document = {
    Statement: [
      { Effect: 'Deny', Action: 'x' },
      { Effect: 'Allow', Action: ['a', '*'], Principal: { AWS: '*' } },
    ],
  }
  const text = ruleText(
    String.raw`sel: {"d.Statement[any]": {Effect: Allow, "Action[any]": '\*', Principal.AWS: '\*'}}` + '\ncondition: sel',
    'title: t\nkeepwatch: {json: [d]}',
  )
  const found = (d: unknown): boolean => matches(text, eventWith({ d }))
  const written = JSON.stringify(document, null, 2)
  expect([written, encodeURIComponent(written), document, [written]].map(found)).toEqual([true, true, true, true])
  const others = [JSON.stringify({ Statement: document.Statement[0] }), written.slice(1), '%7Bx', '%7B%ZZ', '', 5, null, '['.repeat(100)]
  expect(others.map(found)).toEqual(others.map(() => false))
})
