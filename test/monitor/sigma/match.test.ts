import { describe, expect, test } from 'vitest'
import { eventWith, rulesetOf, ruleText } from './build.ts'

const matches = (detection: string, fields: Record<string, unknown>, placeholders: Record<string, string[]> = {}): boolean =>
  rulesetOf(ruleText(detection), { placeholders }).match(eventWith(fields)).length > 0

const one = (selection: string): string => `sel:\n  ${selection}\ncondition: sel`

describe('one field', () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ['a: Value', { a: 'vALUE' }, true],
    ['a: Value', { a: 'values' }, false],
    ['a: Value', {}, false],
    ['a: val*e', { a: 'valuable' }, true],
    ['a: v?lue', { a: 'value' }, true],
    ['a: v?lue', { a: 'vlue' }, false],
    ['a|cased: Value', { a: 'Value' }, true],
    ['a|cased: Value', { a: 'value' }, false],
    ['a: null', {}, true],
    ['a: null', { a: null }, true],
    ['a: null', { a: [] }, true],
    ['a: null', { a: '' }, false],
    ["a: ''", { a: '' }, true],
    ["a: ''", { a: null }, false],
    ['a: 5', { a: 5 }, true],
    ['a: 5', { a: '5' }, true],
    ['a: 5', { a: '55' }, false],
    ['a: 012345678901', { a: '012345678901' }, true],
    ['a: true', { a: true }, true],
    ['a: true', { a: 'True' }, true],
    ['a: true', { a: false }, false],
    ["a: 'false'", { a: false }, true],
    ['a: [x, y]', { a: 'Y' }, true],
    ['a: [x, y*]', { a: 'yz' }, true],
    ['a: [x, 7]', { a: 7 }, true],
    ['a: [x, y]', { a: 'z' }, false],
    ['a: x', { a: ['z', 'X'] }, true],
    ['a.b: x', { a: [{ b: 'z' }, { b: 'x' }] }, true],
    ['a.b: x', { 'a.b': 'x' }, true],
    ['a|contains: ell', { a: 'HELLO' }, true],
    ['a|startswith: he', { a: 'HELLO' }, true],
    ['a|startswith: el', { a: 'hello' }, false],
    ['a|endswith: lo', { a: 'hello' }, true],
    ['a|contains|all: [h, o]', { a: 'hello' }, true],
    ['a|contains|all: [h, x]', { a: 'hello' }, false],
    ['a|contains: ell', { a: { b: ['x', 'hello'] } }, true],
    ['a: hello', { a: { b: 'hello' } }, false],
    ['a|exists: true', { a: null }, true],
    ['a|exists: true', {}, false],
    ['a|exists: false', {}, true],
    ['a|neq: x', { a: 'y' }, true],
    ['a|neq: x', { a: 'X' }, false],
    ['a|neq: [x, y]', { a: 'y' }, false],
    ['a|gt: 5', { a: 6 }, true],
    ['a|gt: 5', { a: '6.5' }, true],
    ['a|gt: 5', { a: 5 }, false],
    ['a|gte: 5', { a: 5 }, true],
    ['a|lt: 5', { a: 'many' }, false],
    ['a|lte: 5', { a: 5 }, true],
    ['a|lt: 5', {}, false],
    ['a|cidr: 10.0.0.0/8', { a: '10.255.0.1' }, true],
    ['a|cidr: 10.0.0.0/8', { a: '11.0.0.1' }, false],
    ['a|cidr: 10.0.0.0/8', { a: '::ffff:10.1.1.1' }, true],
    ['a|cidr: 10.0.0.0/8', { a: 'ec2.amazonaws.com' }, false],
    ['a|cidr: [2001:db8::/32, 192.0.2.0/24]', { a: '2001:db8:1::5' }, true],
    ["a|re: '^ab+c$'", { a: 'abbc' }, true],
    ["a|re: '^ab+c$'", { a: 'ABBC' }, false],
    ["a|re|i: '^ab+c$'", { a: 'ABBC' }, true],
    ["a|re|m: '^b$'", { a: 'a\nb' }, true],
    ["a|re: '^b$'", { a: 'a\nb' }, false],
    ["a|re|s: 'a.b'", { a: 'a\nb' }, true],
    ["a|re: 'a.b'", { a: 'a\nb' }, false],
    ['a|fieldref: b', { a: 'X', b: 'x' }, true],
    ['a|fieldref: b', { a: 'x' }, false],
    ['a|fieldref|neq: b', { a: 'x', b: 'y' }, true],
    ['a|fieldref|startswith: b', { a: 'xyz', b: 'xy' }, true],
    ['a|windash|contains: -enc', { a: 'run /ENC x' }, true],
    ['a|contains|windash: -enc', { a: 'run \u2014enc x' }, true],
    ['a|windash|contains: a-b', { a: 'a/b' }, false],
    ['a|base64: secret', { a: 'c2VjcmV0' }, true],
    ['a|base64offset|contains: /bin/sh', { a: Buffer.from('x; exec /bin/sh -i').toString('base64') }, true],
    ['a|base64offset|contains: /bin/sh', { a: Buffer.from('yy; exec /bin/sh -i').toString('base64') }, true],
    ['a|base64offset|contains: /bin/sh', { a: Buffer.from('exec /bin/bash').toString('base64') }, false],
    ['a|wide|base64offset|contains: http', { a: Buffer.from('a http://x', 'utf16le').toString('base64') }, true],
    ['a|utf16|base64: cmd', { a: Buffer.from('\ufeffcmd', 'utf16le').toString('base64') }, true],
    ['a|utf16be|base64: cmd', { a: Buffer.from('cmd', 'utf16le').swap16().toString('base64') }, true],
    ["'|contains': needle", { x: { y: ['hay needle hay'] } }, true],
    ['__proto__: x', { a: 'x' }, false],
    ['constructor.name|exists: true', { a: 'x' }, false],
  ])('%s against %j is %s', (selection, fields, wanted) => {
    expect(matches(one(selection), fields)).toBe(wanted)
  })
})

test('placeholders stand for their values, and \\% for a percent sign', () => {
  expect(matches(one("a|expand: '%admins%'"), { a: 'bob' }, { admins: ['al', 'bob'] })).toBe(true)
  expect(matches(one("a|expand|contains: 'x-%admins%'"), { a: 'it is X-AL!' }, { admins: ['al', 'bob'] })).toBe(true)
  expect(matches(one("a|expand: '100\\%'"), { a: '100%' })).toBe(true)
  expect(() => matches(one("a|expand: '%nobody%'"), { a: 'bob' })).toThrow(/%nobody%.*without values/)
})

describe('selections and conditions', () => {
  const detection = `a: {x: 1}\nb: {x: 2}\nsel_1: {y: 1}\nsel_2: {y: 2, z: 3}\n_hidden: {x: 9}\nlist:\n  - {x: 7}\n  - {y: 7, z: 7}\nwords: [alpha, 'be?a']\nboth:\n  '|all': [alpha, gamma]\n`
  test.each<[string, Record<string, unknown>, boolean]>([
    ['a', { x: 1 }, true],
    ['not a', { x: 1 }, false],
    ['a or b and not sel_1', { x: 1, y: 1 }, true],
    ['(a or b) and not sel_1', { x: 1, y: 1 }, false],
    ['not a and not b', { x: 3 }, true],
    ['NOT (a OR b)', { x: 2 }, false],
    ['1 of sel_*', { y: 1 }, true],
    ['all of sel_*', { y: [1, 2], z: 3 }, true],
    ['all of sel_*', { y: 2, z: 3 }, false],
    ['any of sel_*', { y: 2, z: 3 }, true],
    ['1 of them', { x: 9 }, false],
    ['1 of _*', { x: 9 }, true],
    ['list', { y: 7, z: 7 }, true],
    ['list', { y: 7 }, false],
    ['words', { deep: [{ er: 'the ALPHABET' }] }, true],
    ['words', { deep: 'a beta' }, true],
    ['words', { deep: 'be' }, false],
    ['both', { one: 'alpha', two: 'gamma' }, true],
    ['both', { one: 'alpha' }, false],
    ['[a, b]', { x: 2 }, true],
  ])('%s against %j is %s', (condition, fields, wanted) => {
    expect(matches(`${detection}condition: ${condition}`, fields)).toBe(wanted)
  })
})

describe('the index', () => {
  const text = [
    ruleText("sel: {eventName: [DeleteTrail, 'StopLogging'], eventSource: CloudTrail.amazonaws.com}\ncondition: sel", 'title: named'),
    ruleText("sel: {eventName: 'Delete*'}\ncondition: sel", 'title: wildcard'),
    ruleText('sel: {eventSource: iam.amazonaws.com}\nf: {eventName: DeleteUser}\ncondition: sel and not f', 'title: source'),
    ruleText('a: {eventName: DeleteUser}\nb: {eventName: CreateUser, x: 1}\ncondition: a or b', 'title: either'),
    ruleText('a: {eventName: DeleteUser}\ncondition: not a', 'title: negated'),
    ruleText('sel: {eventName|cased: DeleteTrail}\ncondition: sel', 'title: cased'),
  ].join('---\n')
  const titles = (fields: Record<string, unknown>): string[] =>
    rulesetOf(text)
      .match(eventWith(fields))
      .map(({ rule }) => rule.document.title)
      .sort()

  test.each<[Record<string, unknown>, string[]]>([
    [{ eventName: 'deletetrail', eventSource: 'cloudtrail.amazonaws.com' }, ['named', 'negated', 'wildcard']],
    [{ eventName: 'DeleteTrail', eventSource: 'x' }, ['cased', 'negated', 'wildcard']],
    [{ eventName: ['x', 'StopLogging'], eventSource: 'cloudtrail.amazonaws.com' }, ['named', 'negated']],
    [{ eventName: 'DeleteUser', eventSource: 'iam.amazonaws.com' }, ['either', 'wildcard']],
    [{ eventName: 'CreateUser', eventSource: 'IAM.amazonaws.com', x: 1 }, ['either', 'negated', 'source']],
    [{}, ['negated']],
  ])('%j finds %j', (fields, wanted) => {
    expect(titles(fields)).toEqual(wanted)
  })

  test('a rule is asked about its log source only', () => {
    const ruleset = rulesetOf(ruleText('sel: {a: 1}\ncondition: sel'))
    expect(ruleset.match(eventWith({ a: 1 }))).toHaveLength(1)
    expect(ruleset.match(eventWith({ a: 1 }, { logSource: { product: 'aws', service: 'vpcflow' } }))).toHaveLength(0)
  })
})

test('deprecated and unsupported rules load and do not run', () => {
  const ruleset = rulesetOf(ruleText('sel: {a: 1}\ncondition: sel | count() > 5', 'title: old\nstatus: unsupported'))
  expect(ruleset.idle).toHaveLength(1)
  expect(ruleset.rules).toHaveLength(0)
})
