import { describe, expect, test } from 'vitest'
import type { AccessRequest, Caller, Target } from '#lib/audit/iam/evaluate/access-request.ts'
import { compilePolicy } from '#lib/audit/iam/evaluate/compiled-policy.ts'
import { evaluate } from '#lib/audit/iam/evaluate/evaluate.ts'

type Statement = Readonly<Record<string, unknown>>
const own = '111122223333'
const other = '444455556666'
const policy = (...Statement: readonly Statement[]) => compilePolicy('p', { Version: '2012-10-17', Statement })
const allow = (Action: string | readonly string[], Resource = '*', more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: string, Resource = '*', more: Statement = {}): Statement => ({ Effect: 'Deny', Action, Resource, ...more })
const user = (more: Partial<Caller> = {}): Caller => ({
  ...{ arn: `arn:aws:iam::${own}:user/ann`, account: own, kind: 'user', identity: [], scps: [], tags: {} },
  ...more,
})
const role = (more: Partial<Caller> = {}): Caller => user({ arn: `arn:aws:iam::${own}:role/r`, kind: 'role', ...more })
const object = (more: Partial<Target> = {}): Target => ({ arn: 'arn:aws:s3:::b/k', account: own, policy: null, ...more })
const ask = (caller: Caller, target: Target = object(), more: Partial<AccessRequest> = {}): string => {
  const { outcome, stoppedBy, dependsOn } = evaluate({ caller, action: 's3:GetObject', target, ...more })
  return outcome === 'allowed' ? outcome : outcome === 'denied' ? `denied by ${stoppedBy}` : `depends on ${dependsOn.join(', ')}`
}
const may = [policy(allow('s3:GetObject'))]
const to = (AWS: unknown, more: Statement = {}): Statement => allow('s3:GetObject', 'arn:aws:s3:::b/*', { Principal: { AWS }, ...more })
const everything = policy(allow('*'))

describe('layers', () => {
  test.each<[string, string, string]>([
    ['no policy at all', ask(user()), 'denied by identity'],
    ['its own policy', ask(user({ identity: may })), 'allowed'],
    ['another action', ask(user({ identity: [policy(allow('s3:PutObject'))] })), 'denied by identity'],
    ['another resource', ask(user({ identity: [policy(allow('s3:*', 'arn:aws:s3:::c/*'))] })), 'denied by identity'],
    ['NotAction', ask(user({ identity: [policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })] })), 'allowed'],
    [
      'NotResource',
      ask(user({ identity: [policy({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::b/*' })] })),
      'denied by identity',
    ],
    ['a statement without resource', ask(user({ identity: [policy({ Effect: 'Allow', Action: '*' })] })), 'denied by identity'],
    ['a Deny beside it', ask(user({ identity: [...may, policy(deny('s3:Get*'))] })), 'denied by identity'],
    ['a Deny elsewhere', ask(user({ identity: [...may, policy(deny('s3:*', 'arn:aws:s3:::c/*'))] })), 'allowed'],
    ['a boundary that lets it', ask(user({ identity: may, boundary: policy(allow('s3:*')) })), 'allowed'],
    ['a boundary that does not', ask(user({ identity: may, boundary: policy(allow('ec2:*')) })), 'denied by boundary'],
    ['a boundary alone', ask(user({ boundary: everything })), 'denied by identity'],
    ['a session policy that does not', ask(role({ identity: may, session: [policy(allow('ec2:*'))] })), 'denied by session'],
    ['a control policy of each level', ask(user({ identity: may, scps: [[everything], [everything]] })), 'allowed'],
    ['a level that does not', ask(user({ identity: may, scps: [[everything], [policy(allow('ec2:*'))]] })), 'denied by scp'],
    ['a Deny on one level', ask(user({ identity: may, scps: [[everything, policy(deny('s3:*'))]] })), 'denied by scp'],
    [
      'a control policy and a service-linked role',
      ask(role({ arn: `arn:aws:iam::${own}:role/aws-service-role/x/y`, identity: may, scps: [[policy(deny('*'))]] })),
      'allowed',
    ],
    [
      'a control policy of resources and a service-linked role',
      ask(role({ arn: `arn:aws:iam::${own}:role/aws-service-role/x/y`, identity: may }), object({ rcps: [[policy(deny('*'))]] })),
      'allowed',
    ],
    [
      'who am I, whatever forbids it',
      ask(user({ identity: [policy(deny('*'))] }), object({ arn: '*' }), { action: 'sts:GetCallerIdentity' }),
      'allowed',
    ],
    [
      'a control policy of resources',
      ask(user({ identity: may }), object({ rcps: [[everything, policy(deny('s3:*'))]] })),
      'denied by rcp',
    ],
    ['an endpoint that does not', ask(user({ identity: may }), object(), { endpoint: policy(allow('ec2:*')) }), 'denied by endpoint'],
    ['the root user', ask(user({ kind: 'root', arn: `arn:aws:iam::${own}:root` })), 'allowed'],
    [
      'the root user below a control policy',
      ask(user({ kind: 'root', arn: `arn:aws:iam::${own}:root`, scps: [[policy(deny('s3:*'))]] })),
      'denied by scp',
    ],
  ])('%s', (_, got, wanted) => {
    expect(got).toBe(wanted)
  })
})

describe('resource policies', () => {
  const by = (caller: Caller, ...statements: readonly Statement[]) => ask(caller, object({ policy: policy(...statements) }))
  const foreign = (caller: Caller, ...statements: readonly Statement[]) =>
    ask(caller, object({ account: other, policy: policy(...statements) }))
  test.each<[string, string, string]>([
    ['a grant to the user', by(user(), to(`arn:aws:iam::${own}:user/ann`)), 'allowed'],
    ['a grant to another', by(user(), to(`arn:aws:iam::${own}:user/bob`)), 'denied by identity'],
    ['a grant to its account', by(user(), to(own)), 'denied by identity'],
    ['a grant to everybody', by(user(), to('*')), 'allowed'],
    ['a grant to a user, past its boundary', by(user({ boundary: policy(allow('ec2:*')) }), to(`arn:aws:iam::${own}:user/ann`)), 'allowed'],
    [
      'a grant to a role, not past its boundary',
      by(role({ boundary: policy(allow('ec2:*')) }), to(`arn:aws:iam::${own}:role/r`)),
      'denied by identity',
    ],
    ['a grant to a session of the role', by(role(), to(`arn:aws:sts::${own}:assumed-role/r/s`)), 'allowed'],
    ['a Deny to its account', by(user({ identity: may }), { ...to(own), Effect: 'Deny' }), 'denied by resource'],
    [
      'a Deny to all but others',
      by(user({ identity: may }), { Effect: 'Deny', NotPrincipal: { AWS: `arn:aws:iam::${own}:user/bob` }, Action: '*', Resource: '*' }),
      'denied by resource',
    ],
    [
      'a Deny to all but it',
      by(user({ identity: may }), { Effect: 'Deny', NotPrincipal: { AWS: `arn:aws:iam::${own}:user/ann` }, Action: '*', Resource: '*' }),
      'allowed',
    ],
    [
      'a Deny to all but it, for who has a boundary',
      by(user({ identity: may, boundary: everything }), {
        ...{ Effect: 'Deny', NotPrincipal: { AWS: `arn:aws:iam::${own}:user/ann` }, Action: '*', Resource: '*' },
      }),
      'denied by resource',
    ],
    ['abroad, both', foreign(user({ identity: may }), to(own)), 'allowed'],
    ['abroad, its own alone', foreign(user({ identity: may }), to(other)), 'denied by resource'],
    ['abroad, the grant alone', foreign(user(), to(`arn:aws:iam::${own}:user/ann`)), 'denied by identity'],
    [
      'abroad, a policy that nobody knows',
      ask(user({ identity: may }), { arn: 'arn:aws:s3:::b/k', account: other }),
      'depends on resource policy',
    ],
    [
      'a service',
      by(
        user({ kind: 'service', arn: 'logging.s3.amazonaws.com', account: '' }),
        allow('s3:GetObject', '*', { Principal: { Service: 'logging.s3.amazonaws.com' } }),
      ),
      'allowed',
    ],
    [
      'another service',
      by(
        user({ kind: 'service', arn: 'sns.amazonaws.com', account: '' }),
        allow('s3:GetObject', '*', { Principal: { Service: 'logging.s3.amazonaws.com' } }),
      ),
      'denied by resource',
    ],
  ])('%s', (_, got, wanted) => {
    expect(got).toBe(wanted)
  })
})

describe('roles and keys need their own policy', () => {
  const trust = (Principal: unknown, Condition?: unknown): Target => ({
    ...{ arn: `arn:aws:iam::${own}:role/target`, account: own },
    policy: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal, ...(Condition ? { Condition } : {}) }),
  })
  const assume = (caller: Caller, target: Target) => ask(caller, target, { action: 'sts:AssumeRole' })
  const key = (...statements: readonly Statement[]): Target => ({
    arn: `arn:aws:kms:eu-west-1:${own}:key/1`,
    account: own,
    policy: policy(...statements),
  })
  const decrypt = (caller: Caller, target: Target) => ask(caller, target, { action: 'kms:Decrypt' })
  const rootMay = allow('kms:*', '*', { Principal: { AWS: `arn:aws:iam::${own}:root` } })
  test.each<[string, string, string]>([
    ['trust in the user, no policy', assume(user(), trust({ AWS: `arn:aws:iam::${own}:user/ann` })), 'allowed'],
    ['trust in the account, no policy', assume(user(), trust({ AWS: own })), 'denied by resource'],
    ['trust in the account and a policy', assume(user({ identity: [everything] }), trust({ AWS: `arn:aws:iam::${own}:root` })), 'allowed'],
    [
      'tags for a session, which the trust does not let in',
      ask(user({ identity: [everything] }), trust({ AWS: own }), { action: 'sts:TagSession' }),
      'denied by resource',
    ],
    ['trust in a service only', assume(user({ identity: [everything] }), trust({ Service: 'ec2.amazonaws.com' })), 'denied by resource'],
    [
      'trust with a secret',
      assume(user({ identity: [everything] }), trust({ AWS: own }, { StringEquals: { 'sts:ExternalId': 'x' } })),
      'depends on sts:externalid',
    ],
    [
      'trust that nobody knows',
      assume(user({ identity: [everything] }), { arn: `arn:aws:iam::${own}:role/target`, account: own }),
      'depends on resource policy',
    ],
    ['a key that leaves it to the account', decrypt(user({ identity: [everything] }), key(rootMay)), 'allowed'],
    ['a key that leaves it to the account, no policy', decrypt(user(), key(rootMay)), 'denied by resource'],
    [
      'a key that names others',
      decrypt(user({ identity: [everything] }), key(allow('kms:*', '*', { Principal: { AWS: `arn:aws:iam::${own}:role/r` } }))),
      'denied by resource',
    ],
    ['a key that names it', decrypt(user(), key(allow('kms:*', '*', { Principal: { AWS: `arn:aws:iam::${own}:user/ann` } }))), 'allowed'],
  ])('%s', (_, got, wanted) => {
    expect(got).toBe(wanted)
  })
})

test('the proof names policy, position and statement', () => {
  const named = compilePolicy('team', { Statement: [allow('ec2:*'), allow('s3:GetObject', '*', { Sid: 'Read' })] })
  expect(evaluate({ caller: user({ identity: [named] }), action: 'S3:getobject', target: object() })).toEqual({
    outcome: 'allowed',
    dependsOn: [],
    by: [{ layer: 'identity', policy: 'team', position: 2, sid: 'Read', effect: 'Allow' }],
  })
  expect(evaluate({ caller: user({ identity: [named, policy(deny('s3:*'))] }), action: 's3:GetObject', target: object() })).toMatchObject({
    outcome: 'denied',
    by: [{ policy: 'p', position: 1, effect: 'Deny' }],
  })
})
