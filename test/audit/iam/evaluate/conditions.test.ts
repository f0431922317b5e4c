// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like placeholders.

import { expect, test } from 'vitest'
import type { Context } from '#lib/audit/iam/evaluate/access-request.ts'
import { compilePolicy } from '#lib/audit/iam/evaluate/compiled-policy.ts'
import type { ContextValue } from '#lib/audit/iam/evaluate/context-value.ts'
import { evaluate } from '#lib/audit/iam/evaluate/evaluate.ts'

const own = '111122223333'
function ask(Condition: unknown, context: Context, Resource = '*'): string {
  const identity = [compilePolicy('p', { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource, Condition }] })]
  const caller = { arn: `arn:aws:iam::${own}:user/ann`, account: own, kind: 'user' as const, identity, scps: [], tags: { Team: 'blue' } }
  const target = { arn: 'arn:aws:s3:::b/ann/k', account: own, policy: null, tags: { Class: 'secret' } }
  const { outcome, dependsOn } = evaluate({ caller, action: 's3:GetObject', target, context })
  return outcome === 'depends' ? dependsOn.join(',') : outcome
}

const [yes, no] = ['allowed', 'denied']
const key = 's3:x'
/** Operator, value of the policy, value of the request (undefined: not known), answer. */
const table: readonly (readonly [string, unknown, ContextValue | undefined, string])[] = [
  ['StringEquals', 'a', 'a', yes],
  ['StringEquals', ['a', 'b'], 'b', yes],
  ['StringEquals', 'a', 'A', no],
  ['StringEquals', 'a*', 'ab', no],
  ['StringEquals', 'a', null, no],
  ['StringEquals', 'a', undefined, key],
  ['StringEquals', 'a', ['b', 'a'], 'several values of s3:x'],
  ['StringEquals', 'a', ['b', 'c'], no],
  ['StringNotEquals', 'a', ['b', 'c'], 'several values of s3:x'],
  ['StringNotEquals', 'a', ['b', 'a'], no],
  ['StringEqualsIfExists', 'a', null, yes],
  ['StringEqualsIfExists', 'a', 'b', no],
  ['StringNotEquals', 'a', 'b', yes],
  ['StringNotEquals', ['a', 'b'], 'b', no],
  ['StringNotEquals', 'a', null, yes],
  ['StringEqualsIgnoreCase', 'a', 'A', yes],
  ['StringNotEqualsIgnoreCase', 'a', 'A', no],
  ['StringLike', 'a*c?', 'abbcd', yes],
  ['StringLike', 'a*c?', 'abbc', no],
  ['StringLike', 'a${*}', 'a*', yes],
  ['StringLike', 'a${*}', 'ab', no],
  ['StringNotLike', 'a*', 'abc', no],
  ['NumericEquals', '5', '5.0', yes],
  ['NumericNotEquals', 5, '5', no],
  ['NumericLessThan', 5, '4', yes],
  ['NumericLessThanEquals', 5, '5', yes],
  ['NumericGreaterThan', 5, '5', no],
  ['NumericGreaterThanEquals', 5, 'x', no],
  ['DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z', yes],
  ['DateGreaterThan', '2026-01-01T00:00:00Z', '1767225601', yes],
  ['DateEquals', '2026-01-01T00:00:00Z', '1767225600', yes],
  ['Bool', 'true', 'True', yes],
  ['Bool', true, 'false', no],
  ['Bool', 'false', null, no],
  ['BoolIfExists', 'false', null, yes],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', yes],
  ['IpAddress', '203.0.113.0/24', '203.0.113.9', yes],
  ['IpAddress', '203.0.113.0/24', '203.0.114.9', no],
  ['IpAddress', '2001:db8::/32', '2001:db8:1::1', yes],
  ['IpAddress', '::ffff:203.0.113.0/120', '::ffff:203.0.113.7', yes],
  ['IpAddress', '0.0.0.0/0', '1.2.3', no],
  ['IpAddress', '::/0', '1::2::3', no],
  ['NotIpAddress', '10.0.0.0/8', '10.300.1.1', yes],
  ['IpAddress', '0.0.0.0/0', '2001:db8::1', no],
  ['NotIpAddress', ['203.0.113.0/24', '198.51.100.0/24'], '198.51.100.1', no],
  ['IpAddress', '203.0.113.9', '203.0.113.9', yes],
  ['ArnEquals', 'arn:aws:sns:*:111122223333:t*', 'arn:aws:sns:eu-west-1:111122223333:topic', yes],
  ['ArnLike', 'arn:aws:sns:*:t', 'arn:aws:sns:eu-west-1:111122223333:t', no],
  ['ArnNotLike', 'arn:aws:sns:*:*:t', 'arn:aws:sns:eu-west-1:111122223333:t', no],
  ['ArnLike', 'arn:aws:s3:::b/*', 'no arn', no],
  ['Null', 'true', null, yes],
  ['Null', 'true', 'x', no],
  ['Null', 'false', 'x', yes],
  ['Null', 'true', undefined, key],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], yes],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], no],
  ['ForAllValues:StringEquals', 'a', null, yes],
  ['ForAllValues:StringNotEquals', 'a', ['b', 'c'], yes],
  ['ForAnyValue:StringEquals', ['a', 'b'], ['c', 'b'], yes],
  ['ForAnyValue:StringEquals', 'a', null, no],
  ['ForAnyValue:StringEqualsIfExists', 'a', null, yes],
  ['ForAnyValue:StringNotEquals', 'a', ['a', 'b'], yes],
  ['ForAnyValue:StringLike', 'a*', ['b', 'ab'], yes],
  ['StringAlmost', 'a', 'a', 'operator stringalmost'],
]

test.each(table)('%s %j, got %j: %s', (operator, value, got, answer) => {
  const context = new Map(got === undefined ? [] : [[key, got]])
  expect(ask({ [operator]: { 's3:X': value } }, context)).toBe(answer)
})

test.each<[string, unknown, string]>([
  ['who asks', { StringEquals: { 'aws:username': 'ann', 'aws:PrincipalAccount': own } }, yes],
  ['tags of both sides, keys in any case', { StringEquals: { 'aws:PrincipalTag/team': 'blue', 'aws:ResourceTag/Class': 'secret' } }, yes],
  ['a tag that is not there', { StringEquals: { 'aws:PrincipalTag/other': 'blue' } }, no],
  ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, yes],
  ['a service on its behalf', { Bool: { 'aws:ViaAWSService': 'true' } }, no],
  ['the time', { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }, 'aws:currenttime'],
  ['two keys, one of them no', { StringEquals: { 'aws:username': 'bob', 's3:unknown': 'x' } }, no],
  ['two keys that nobody knows', { StringEquals: { 's3:b': 'x', 's3:a': 'x' } }, 's3:a,s3:b'],
])('%s', (_, condition, answer) => {
  expect(ask(condition, new Map())).toBe(answer)
})

test.each<[string, string]>([
  ['arn:aws:s3:::b/${aws:username}/*', yes],
  ['arn:aws:s3:::b/${aws:PrincipalTag/team}/*', no],
  ["arn:aws:s3:::b/${aws:PrincipalTag/none, 'ann'}/*", yes],
  ['arn:aws:s3:::b/${aws:PrincipalTag/none}/*', no],
  ['arn:aws:s3:::b/${aws:userid}/*', 'aws:userid'],
  ['arn:aws:s3', yes],
])('the resource %s', (resource, answer) => {
  expect(ask({}, new Map(), resource)).toBe(answer)
})
