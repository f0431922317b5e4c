// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like placeholders.

import { describe, expect, test } from 'vitest'
import type { AccessRequest, Caller, Context, Target } from '#lib/audit/iam/evaluate/access-request.ts'
import { compilePolicy } from '#lib/audit/iam/evaluate/compiled-policy.ts'
import { evaluate } from '#lib/audit/iam/evaluate/evaluate.ts'
import { PolicyDocumentError } from '#lib/audit/iam/policy-document.ts'

/**
 * What iam-simulate does not do, or does otherwise than AWS writes: keys that nobody knows, operators that nobody knows, policies that
 * nobody saw, principals of endpoints, sessions without a name, and the proof of an answer.
 */
type Statement = Readonly<Record<string, unknown>>
const own = '111122223333'
const other = '444455556666'
const policy = (name: string, ...Statement: readonly Statement[]) => compilePolicy(name, { Version: '2012-10-17', Statement })
const allow = (more: Statement = {}): Statement => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...more })
const deny = (more: Statement = {}): Statement => ({ ...allow(more), Effect: 'Deny' })
const when = (operator: string, key: string, value: unknown): Statement => ({ Condition: { [operator]: { [key]: value } } })
const ann: Caller = { arn: `arn:aws:iam::${own}:user/ann`, account: own, kind: 'user', identity: [], scps: [], tags: {} }
const job: Caller = { ...ann, arn: `arn:aws:iam::${own}:role/app/r`, kind: 'role' }
const may = [policy('may', allow())]
const bucket: Target = { arn: 'arn:aws:s3:::b/k', account: own, policy: null }
const ask = (caller: Caller, more: Partial<AccessRequest> = {}): string => {
  const { outcome, dependsOn, stoppedBy } = evaluate({ caller, action: 's3:GetObject', target: bucket, ...more })
  return outcome === 'depends' ? `depends on ${dependsOn.join(', ')}` : outcome === 'denied' ? `denied by ${stoppedBy}` : outcome
}
const by = (caller: Caller, statements: readonly Statement[], context?: Context): string =>
  ask(caller, { target: { ...bucket, policy: policy('bucket', ...statements) }, ...(context ? { context } : {}) })
const red = when('StringEquals', 's3:x', 'red')
const blue = when('StringEquals', 's3:y', 'blue')

describe('keys that nobody knows', () => {
  test.each<[string, string, string]>([
    ['an Allow hangs on it', ask({ ...ann, identity: [policy('p', allow(red))] }), 'depends on s3:x'],
    ['a second Allow does not', ask({ ...ann, identity: [policy('p', allow(red), allow())] }), 'allowed'],
    ['either of two', ask({ ...ann, identity: [policy('p', allow(red), allow(blue))] }), 'depends on s3:x, s3:y'],
    ['a Deny hangs on it', ask({ ...ann, identity: [policy('p', allow(), deny(red))] }), 'depends on s3:x'],
    ['a Deny that is sure', ask({ ...ann, identity: [policy('p', allow(blue), deny(red), deny())] }), 'denied by identity'],
    ['a Deny without an Allow', ask({ ...ann, identity: [policy('p', deny(red))] }), 'denied by identity'],
    ['in two layers', ask({ ...ann, identity: [policy('p', allow(red))], boundary: policy('b', allow(blue)) }), 'depends on s3:x, s3:y'],
    [
      'in one layer, while another is closed',
      ask({ ...ann, identity: [policy('p', allow(red))], boundary: policy('b') }),
      'denied by boundary',
    ],
    [
      'on one level of the organisation',
      ask({ ...ann, identity: may, scps: [[policy('s', allow())], [policy('s', allow(red))]] }),
      'depends on s3:x',
    ],
    ['in the endpoint', ask({ ...ann, identity: may }, { endpoint: policy('e', allow({ Principal: '*', ...red })) }), 'depends on s3:x'],
    ['in what the resource grants', by(ann, [allow({ Principal: { AWS: ann.arn }, ...red })]), 'depends on s3:x'],
    ['in what the resource forbids', by({ ...ann, identity: may }, [deny({ Principal: '*', ...red })]), 'depends on s3:x'],
    [
      'in a variable of the resource',
      ask({ ...ann, identity: [policy('p', allow({ Resource: 'arn:aws:s3:::b/${s3:x}' }))] }),
      'depends on s3:x',
    ],
    [
      'in a variable of a value, and the key itself',
      ask({ ...ann, identity: [policy('p', allow(when('StringLike', 's3:x', '${s3:y}*')))] }),
      'depends on s3:x',
    ],
    [
      'tags that nobody saw',
      ask({ ...ann, tags: undefined, identity: [policy('p', allow(when('StringEquals', 'aws:PrincipalTag/a', 'b')))] }),
      'depends on aws:principaltag/a',
    ],
    ['named as absent', ask({ ...ann, identity: [policy('p', allow(red))] }, { context: new Map([['s3:x', null]]) }), 'denied by identity'],
    [
      'an empty list is absent',
      ask({ ...ann, identity: [policy('p', allow(when('Null', 's3:x', 'true')))] }, { context: new Map([['s3:x', []]]) }),
      'allowed',
    ],
  ])('%s', (_, got, wanted) => {
    expect(got).toBe(wanted)
  })
})

describe('what nobody can know', () => {
  const withoutTeam = { ...ann, tags: {} }
  const team = '${aws:PrincipalTag/team}'
  test.each<[string, string, string]>([
    [
      'an operator in an Allow',
      ask({ ...ann, identity: [policy('p', allow(when('StringAlmost', 's3:x', 'a')))] }),
      'depends on operator stringalmost',
    ],
    [
      'an operator in a Deny',
      ask({ ...ann, identity: [...may, policy('p', deny(when('ForSome:StringEquals', 's3:x', 'a')))] }),
      'depends on operator forsome:stringequals',
    ],
    [
      'an operator beside a no',
      ask({
        ...ann,
        identity: [policy('p', allow({ Condition: { StringAlmost: { a: 'b' }, Bool: { 'aws:SecureTransport': 'false' } } }))],
      }),
      'denied by identity',
    ],
    [
      'a policy of a resource abroad',
      ask({ ...ann, identity: may }, { target: { arn: bucket.arn, account: other } }),
      'depends on resource policy',
    ],
    ['the same, with nothing of its own', ask(ann, { target: { arn: bucket.arn, account: other } }), 'denied by identity'],
    ['a policy at home, with its own', ask({ ...ann, identity: may }, { target: { arn: bucket.arn, account: own } }), 'allowed'],
    [
      'a key policy',
      ask(
        { ...ann, identity: [policy('p', allow({ Action: 'kms:*' }))] },
        { action: 'kms:Decrypt', target: { arn: `arn:aws:kms:us-east-1:${own}:key/1`, account: own } },
      ),
      'depends on resource policy',
    ],
    [
      'a negated text with a variable without a value',
      ask({ ...withoutTeam, identity: [policy('p', allow(when('StringNotEquals', 'aws:username', team)))] }),
      'depends on aws:principaltag/team',
    ],
    [
      'the same, with a default',
      ask({ ...withoutTeam, identity: [policy('p', allow(when('StringNotEquals', 'aws:username', "${aws:PrincipalTag/team, 'x'}")))] }),
      'allowed',
    ],
    [
      'the same, where another value matches',
      ask({ ...withoutTeam, identity: [policy('p', allow(when('StringNotEquals', 'aws:username', [team, 'ann'])))] }),
      'denied by identity',
    ],
    [
      'the same as a value that must match',
      ask({ ...withoutTeam, identity: [policy('p', allow(when('StringEquals', 'aws:username', team)))] }),
      'denied by identity',
    ],
    [
      'NotResource with a variable without a value',
      ask({ ...withoutTeam, identity: [...may, policy('p', { Effect: 'Deny', Action: '*', NotResource: `arn:aws:s3:::${team}/*` })] }),
      'depends on aws:principaltag/team',
    ],
  ])('%s', (_, got, wanted) => {
    expect(got).toBe(wanted)
  })

  test.each<[string, unknown]>([
    ['no object', 'text'],
    ['an effect that is none', { Statement: { ...allow(), Effect: 'Maybe' } }],
    ['both Action and NotAction', { Statement: allow({ NotAction: 'a:b' }) }],
  ])('a policy that cannot be read is refused: %s', (_, document) => {
    expect(() => compilePolicy('p', document)).toThrow(PolicyDocumentError)
  })
})

describe('sessions of a role', () => {
  const session = (name: string): string => `arn:aws:sts::${own}:assumed-role/r/${name}`
  const id = (name: string): Context => new Map([['aws:userid', `AROAEXAMPLE:${name}`]])
  const nothing = policy('nothing', allow({ Action: 'ec2:*' }))
  const toCi = [allow({ Principal: { AWS: session('ci') } })]
  test.each<[string, string, string]>([
    ['a grant to one: whoever takes the role names it', by(job, toCi), 'allowed'],
    ['a grant to this one', by(job, toCi, id('ci')), 'allowed'],
    ['a grant to another', by(job, toCi, id('dev')), 'denied by identity'],
    [
      'a grant to this one, past its boundary and session policy',
      by({ ...job, boundary: nothing, session: [nothing] }, toCi, id('ci')),
      'allowed',
    ],
    ['a Deny to one need not hold', by({ ...job, identity: may }, [deny({ Principal: { AWS: session('ci') } })]), 'depends on aws:userid'],
    ['a Deny to this one', by({ ...job, identity: may }, [deny({ Principal: { AWS: session('ci') } })], id('ci')), 'denied by resource'],
    ['a Deny to another', by({ ...job, identity: may }, [deny({ Principal: { AWS: session('ci') } })], id('dev')), 'allowed'],
    [
      'a Deny to one, on a condition, too',
      by({ ...job, identity: may }, [deny({ Principal: { AWS: session('ci') }, ...red })]),
      'depends on aws:userid, s3:x',
    ],
    [
      'a Deny to all but one',
      by({ ...job, identity: may }, [{ Effect: 'Deny', NotPrincipal: { AWS: session('ci') }, Action: '*', Resource: '*' }]),
      'depends on aws:userid',
    ],
    ['a session of another role', by(job, [allow({ Principal: { AWS: `arn:aws:sts::${own}:assumed-role/q/ci` } })]), 'denied by identity'],
  ])('%s', (_, got, wanted) => {
    expect(got).toBe(wanted)
  })
})

describe('principals of an endpoint', () => {
  const through = (...statements: readonly Statement[]): string => ask({ ...ann, identity: may }, { endpoint: policy('e', ...statements) })
  test.each<[string, string, string]>([
    ['everybody', through(allow({ Principal: '*' })), 'allowed'],
    ['nobody is named', through(allow()), 'allowed'],
    ['it', through(allow({ Principal: { AWS: ann.arn } })), 'allowed'],
    ['its account', through(allow({ Principal: { AWS: own } })), 'allowed'],
    ['another', through(allow({ Principal: { AWS: `arn:aws:iam::${own}:user/bob` } })), 'denied by endpoint'],
    ['a Deny to another', through(allow({ Principal: '*' }), deny({ Principal: { AWS: `arn:aws:iam::${own}:user/bob` } })), 'allowed'],
    ['a Deny to it', through(allow({ Principal: '*' }), deny({ Principal: { AWS: ann.arn } })), 'denied by endpoint'],
  ])('%s', (_, got, wanted) => {
    expect(got).toBe(wanted)
  })
})

describe('the proof', () => {
  const allowsAll = (name: string) => policy(name, allow({ Action: '*', Sid: name }))
  const bounded = { ...ann, identity: may, boundary: allowsAll('boundary'), scps: [[allowsAll('root')], [allowsAll('ou')]] }

  test('names what opened each layer', () => {
    const { by, stoppedBy } = evaluate({
      ...{ caller: bounded, action: 's3:GetObject', target: { ...bucket, rcps: [[allowsAll('rcp')]] } },
      endpoint: allowsAll('endpoint'),
    })
    expect(by.map(({ layer, policy: name, sid, effect }) => `${layer} ${name} ${sid} ${effect}`)).toEqual([
      'scp root root Allow',
      'scp ou ou Allow',
      'rcp rcp rcp Allow',
      'endpoint endpoint endpoint Allow',
      'identity may null Allow',
      'boundary boundary boundary Allow',
    ])
    expect(stoppedBy).toBeUndefined()
  })

  test('names every Deny, and the first of them as the end', () => {
    const caller = { ...bounded, scps: [[allowsAll('root'), policy('scp', deny())]] }
    const decision = evaluate({
      caller,
      action: 's3:GetObject',
      target: { ...bucket, policy: policy('bucket', allow(), deny({ Principal: '*' })) },
    })
    expect(decision).toEqual({
      outcome: 'denied',
      dependsOn: [],
      stoppedBy: 'scp',
      by: [
        { layer: 'scp', policy: 'scp', position: 1, sid: null, effect: 'Deny' },
        { layer: 'resource', policy: 'bucket', position: 2, sid: null, effect: 'Deny' },
      ],
    })
  })

  test('without an Allow there is none', () => {
    expect(evaluate({ caller: { ...ann, scps: [[]] }, action: 's3:GetObject', target: bucket })).toEqual({
      ...{ outcome: 'denied', dependsOn: [], by: [], stoppedBy: 'scp' },
    })
  })

  test('of an answer that depends is what surely lets it through, and where it hangs', () => {
    const caller = { ...ann, identity: may, boundary: policy('b', allow(red)), scps: [[allowsAll('root')]] }
    const { outcome, by, dependsOn, stoppedBy } = evaluate({ caller, action: 's3:GetObject', target: bucket })
    expect({ outcome, dependsOn, stoppedBy }).toEqual({ outcome: 'depends', dependsOn: ['s3:x'], stoppedBy: 'identity' })
    expect(by.map(({ layer }) => layer)).toEqual(['scp'])
  })
})
