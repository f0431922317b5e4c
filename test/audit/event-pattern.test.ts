import { describe, expect, test } from 'vitest'
import { EventPatternError, matchesEventPattern } from '#lib/audit/event-pattern.ts'

const event = {
  source: 'aws.iam',
  'detail-type': 'AWS API Call via CloudTrail',
  detail: { eventName: 'CreateUser', readOnly: false, count: 3, nothing: null, list: ['a', 'b'], nested: { deep: 'x' } },
}
const detail = (pattern: object) => ({ detail: pattern })

describe('event patterns', () => {
  test.each<[object, boolean]>([
    [{}, true],
    [{ source: ['aws.iam', 'aws.ec2'] }, true],
    [{ source: ['aws.ec2'] }, false],
    [{ source: ['aws.iam'], detail: { eventName: ['DeleteUser'] } }, false],
    [detail({ readOnly: [false] }), true],
    [detail({ readOnly: ['false'] }), false],
    [detail({ count: [3] }), true],
    [detail({ nothing: [null] }), true],
    [detail({ missing: [null] }), false],
    [detail({ list: ['b'] }), true],
    [detail({ nested: { deep: ['x'] } }), true],
    [detail({ eventName: { deep: ['x'] } }), false],
    [detail({ eventName: [{ prefix: 'Create' }] }), true],
    [detail({ eventName: [{ prefix: 'Delete' }] }), false],
    [detail({ eventName: [{ suffix: 'User' }] }), true],
    [detail({ eventName: [{ wildcard: 'C*User' }] }), true],
    [detail({ eventName: [{ 'equals-ignore-case': 'createuser' }] }), true],
    [detail({ eventName: [{ prefix: { 'equals-ignore-case': 'create' } }] }), true],
    [detail({ eventName: [{ 'anything-but': ['DeleteUser'] }] }), true],
    [detail({ eventName: [{ 'anything-but': 'CreateUser' }] }), false],
    [detail({ eventName: [{ 'anything-but': { prefix: 'Create' } }] }), false],
    [detail({ eventName: [{ 'anything-but': { wildcard: ['D*', 'C*'] } }] }), false],
    [detail({ missing: [{ 'anything-but': 'x' }] }), false],
    [detail({ missing: [{ exists: false }] }), true],
    [detail({ eventName: [{ exists: true }] }), true],
    [detail({ nested: [{ exists: true }] }), false],
    [{ $or: [{ source: ['aws.ec2'] }, { detail: { eventName: ['CreateUser'] } }] }, true],
    [{ source: ['aws.iam'], $or: [{ account: ['1'] }, { region: ['r'] }] }, false],
    [{ ['__proto__']: ['x'] }, false],
  ])('%j is %s', (pattern, wanted) => {
    expect(matchesEventPattern(pattern, event)).toBe(wanted)
  })

  test.each([
    null,
    [],
    detail({ count: [{ numeric: ['>', 1] }] }),
    detail({ eventName: ['CreateUser', { regex: 'x' }] }),
    detail({ eventName: [{ prefix: 'a', suffix: 'b' }] }),
    detail({ eventName: [{ prefix: 7 }] }),
    { $or: 'x' },
  ])('%j is refused', (pattern) => {
    expect(() => matchesEventPattern(pattern, event)).toThrow(EventPatternError)
  })

  test('a pattern nested without end is refused', () => {
    const deep = Array.from({ length: 100 }).reduce<object>((inner) => ({ a: inner }), { a: ['x'] })
    expect(() => matchesEventPattern(deep, deep)).toThrow(/nested/)
  })
})
