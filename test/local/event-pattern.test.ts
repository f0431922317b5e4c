import { describe, expect, it } from 'vitest'
import { matchesPattern } from '#lib/local/event-pattern.ts'

const event = { source: 'aws.iam', detail: { eventName: 'CreateUser', tags: ['a', 'b'], count: 3, on: true } }

describe('event pattern', () => {
  it.each([
    ['exact', { source: ['aws.iam'] }, true],
    ['other value', { source: ['aws.s3'] }, false],
    ['one of several', { source: ['aws.s3', 'aws.iam'] }, true],
    ['all fields', { source: ['aws.iam'], detail: { eventName: ['DeleteUser'] } }, false],
    ['member of a list', { detail: { tags: ['b'] } }, true],
    ['number and boolean', { detail: { count: [3], on: [true] } }, true],
    ['number is not text', { detail: { count: ['3'] } }, false],
    ['prefix', { source: [{ prefix: 'aws.' }] }, true],
    ['suffix', { source: [{ suffix: 'iam' }] }, true],
    ['anything but', { detail: { eventName: [{ 'anything-but': ['DeleteUser'] }] } }, true],
    ['anything but, the value itself', { detail: { eventName: [{ 'anything-but': 'CreateUser' }] } }, false],
    ['anything but needs the field', { detail: { missing: [{ 'anything-but': 'x' }] } }, false],
    ['exists', { detail: { eventName: [{ exists: true }] } }, true],
    ['does not exist', { detail: { missing: [{ exists: false }] } }, true],
    ['either', { $or: [{ source: ['x'] }, { detail: { count: [3] } }] }, true],
    ['neither', { detail: { $or: [{ count: [4] }, { eventName: ['x'] }] } }, false],
    ['inherited names are no fields', { toString: [{ exists: true }] }, false],
  ])('%s', (_, pattern, expected) => {
    expect(matchesPattern(pattern, event)).toBe(expected)
  })

  it('refuses a matcher it does not know instead of guessing', () => {
    expect(() => matchesPattern({ source: [{ cidr: '10.0.0.0/8' }] }, event)).toThrow(/does not know/)
  })
})
