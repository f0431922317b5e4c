import { describe, expect, it } from 'vitest'
import { readField } from '#lib/monitor/log-sources/read-field.ts'

const record = JSON.parse(`{
  "a": { "b": { "c": 1 } },
  "a.b": { "c": "only reached by its whole name" },
  "x.y": "literal", "x": { "y": "nested" },
  "nothing": null, "off": false,
  "tags": { "kubernetes.io/name": "web" },
  "list": [{ "arn": "one" }, { "arn": "two", "more": [1, 2] }, { "other": 3 }, null, "text", { "more": [3] }],
  "plain": ["p", "q"],
  "deep": [[{ "arn": "in a list of lists" }]],
  "__proto__": { "polluted": "yes" },
  "constructor": { "name": "mine" }
}`)

const cases: readonly (readonly [path: string, wanted: unknown, why: string])[] = [
  ['a.b.c', 1, 'a path'],
  ['x.y', 'literal', 'a key with the dots in it wins'],
  ['tags.kubernetes.io/name', 'web', 'also further down'],
  ['nothing', null, 'null stays null'],
  ['off', false, 'false is a value'],
  ['a.b.c.d', undefined, 'nothing below a number'],
  ['plain', ['p', 'q'], 'a list at the end stands'],
  ['list.arn', ['one', 'two'], 'through a list: of every member that has it'],
  ['list.more', [1, 2, 3], 'lists of members are joined'],
  ['list.missing', undefined, 'no member has it'],
  ['list.1.arn', 'two', 'a member by its number'],
  ['list.99.arn', undefined, 'no such member'],
  ['list.length', undefined, 'the length of a list is no field'],
  ['plain.-1', undefined, 'no negative numbers'],
  ['deep.arn', ['in a list of lists'], 'lists in lists'],
  ['__proto__.polluted', 'yes', 'a field like any other'],
  ['constructor.name', 'mine', 'a field like any other'],
  ['toString', undefined, 'inherited names are no fields'],
  ['a.constructor', undefined, 'inherited names are no fields further down'],
  ['a.__proto__', undefined, 'neither is the prototype'],
  ['', undefined, 'an empty path names nothing'],
  ['.a', undefined, 'an empty name names nothing'],
]

describe('readField', () => {
  it.each(cases)('%s is %j: %s', (path, wanted) => {
    expect(readField(record, path)).toEqual(wanted)
  })

  it('reads an own empty key', () => {
    expect(readField({ '': { a: 1 } }, '.a')).toBe(1)
  })
})
