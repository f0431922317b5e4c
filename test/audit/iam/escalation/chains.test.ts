import { describe, expect, test } from 'vitest'
import { type Escalations, escalationsOf } from '#lib/audit/iam/escalation/escalations.ts'
import { readAuthorizationDetails } from '#lib/audit/iam/inventory/read-authorization-details.ts'
import { outsider, trustedService } from './account-for.ts'
import {
  type AccountPlan,
  account,
  arnOf,
  detailsOf,
  emptyPlan,
  everything,
  groupArn,
  type PlannedPrincipal,
  policyArn,
  principal,
  type Statement,
} from './account-plan.ts'

const role = (name: string, more: Partial<PlannedPrincipal> = {}): PlannedPrincipal => principal('role', name, more)
const user = (name: string, more: Partial<PlannedPrincipal> = {}): PlannedPrincipal => principal('user', name, more)
const arn = (kind: 'user' | 'role', name: string): string => arnOf({ kind, path: '/', name })
const allow = (Action: string | readonly string[], Resource: string): Statement => ({ Effect: 'Allow', Action, Resource })
const trusts = (AWS: string): Statement => ({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' })
const fromHere = trusts(`arn:aws:iam::${account}:root`)
const administrator = (more: Partial<PlannedPrincipal> = {}): PlannedPrincipal => role('admin', { statements: [everything], ...more })

function of(principals: readonly PlannedPrincipal[], more: Partial<AccountPlan> = {}): Escalations {
  const plan: AccountPlan = { ...emptyPlan(), ...more }
  plan.principals.push(...principals)
  return escalationsOf(readAuthorizationDetails(detailsOf(plan)))
}

/** Chains of a principal, as text. */
const chainsOf = ({ found }: Escalations, who: string): readonly string[] =>
  found.filter((one) => one.principal === who).map((one) => `${one.chain.join(' > ')} ${one.status}`)

describe('chains', () => {
  test('one role after another', () => {
    const all = of([
      user('a', { statements: [allow('sts:AssumeRole', arn('role', 'b'))] }),
      role('b', { trust: [fromHere], statements: [allow('sts:AssumeRole', arn('role', 'admin'))] }),
      administrator({ trust: [trusts(arn('role', 'b'))] }),
    ])
    expect(chainsOf(all, arn('user', 'a'))).toEqual(['sts-001 > sts-001 exploitable'])
    expect(all.found.find(({ principal: who }) => who === arn('user', 'a'))).toMatchObject({
      target: arn('role', 'b'),
      reaches: arn('role', 'admin'),
      steps: [
        { by: arn('user', 'a'), resource: arn('role', 'b') },
        { by: arn('role', 'b'), resource: arn('role', 'admin') },
      ],
    })
  })

  test('a role is passed, which passes another', () => {
    const function1 = `arn:aws:lambda:eu-west-1:${account}:function:one`
    const all = of([
      user('a', {
        statements: [allow('iam:PassRole', arn('role', 'b')), allow(['lambda:CreateFunction', 'lambda:InvokeFunction'], function1)],
      }),
      role('b', {
        trust: [trustedService('lambda.amazonaws.com')],
        statements: [allow('iam:PassRole', arn('role', 'admin')), allow('glue:CreateDevEndpoint', '*')],
      }),
      administrator({ trust: [trustedService('glue.amazonaws.com')] }),
    ])
    expect(chainsOf(all, arn('user', 'a'))).toEqual(['lambda-001 > glue-001 exploitable'])
  })

  test('a group is joined, whose rights serve to write a policy', () => {
    const groups = [{ name: 'writers', statements: [allow('iam:PutUserPolicy', arn('user', 'a'))] }]
    const all = of([user('a', { statements: [allow('iam:AddUserToGroup', groupArn('writers'))] }), administrator()], { groups })
    expect(chainsOf(all, arn('user', 'a'))).toEqual(['iam-013 > iam-007 exploitable'])
  })

  test('a denial is shed that stood before another way', () => {
    const policies = [{ name: 'guard', statements: [{ Effect: 'Deny' as const, Action: 'iam:Put*', Resource: '*' }], versions: 1 }]
    const own = [allow(['iam:DetachUserPolicy', 'iam:PutUserPolicy'], arn('user', 'a'))]
    const all = of([user('a', { attached: ['guard'], statements: own }), user('b', { attached: ['guard'] }), administrator()], { policies })
    expect(chainsOf(all, arn('user', 'a'))).toEqual(['iam-025 > iam-007 exploitable'])
    expect(chainsOf(all, arn('user', 'b'))).toEqual([])
  })

  test('a policy of a role is rewritten, which leads on within its boundary', () => {
    const policies = [
      { name: 'held', statements: [allow('s3:GetObject', '*')], versions: 1 },
      { name: 'bound', statements: [allow('sts:AssumeRole', '*')], versions: 1 },
    ]
    const bounded = role('b', { trust: [fromHere], attached: ['held'], boundary: 'bound' })
    const writer = user('a', {
      statements: [allow('iam:CreatePolicyVersion', policyArn('held')), allow('sts:AssumeRole', arn('role', 'b'))],
    })
    const all = of([writer, bounded, administrator({ trust: [fromHere] })], { policies })
    expect(chainsOf(all, arn('user', 'a'))).toEqual(['iam-016 > sts-001 exploitable'])
    const closed = of([writer, bounded, administrator({ trust: [trustedService('ec2.amazonaws.com')] })], { policies })
    expect(chainsOf(closed, arn('user', 'a'))).toEqual([])
  })

  test('from another account over a role', () => {
    const all = of([
      role('b', { trust: [trusts(outsider)], statements: [allow('sts:AssumeRole', arn('role', 'admin'))] }),
      administrator({ trust: [fromHere] }),
    ])
    expect(chainsOf(all, outsider)).toEqual(['sts-002 > sts-001 exploitable'])
    expect(chainsOf(all, arn('role', 'b'))).toEqual(['sts-001 exploitable'])
  })

  test('what is not known of one step is not known of the chain', () => {
    const all = of(
      [
        user('a', { statements: [allow('sts:AssumeRole', arn('role', 'b'))] }),
        role('b', { trust: [fromHere], statements: [allow('ssm:StartSession', '*')] }),
        administrator({ trust: [trustedService('ec2.amazonaws.com')], hasProfile: true }),
      ],
      { resources: undefined },
    )
    expect(chainsOf(all, arn('user', 'a'))).toEqual(['sts-001 > ssm-001 unknown'])
  })
})

describe('loops', () => {
  const ring = (last: readonly Statement[]): readonly PlannedPrincipal[] => [
    role('a', { trust: [fromHere], statements: [allow('sts:AssumeRole', arn('role', 'b'))] }),
    role('b', { trust: [fromHere], statements: [allow('sts:AssumeRole', arn('role', 'c'))] }),
    role('c', { trust: [fromHere], statements: [allow('sts:AssumeRole', arn('role', 'a')), ...last] }),
  ]

  test('lead nowhere by themselves', () => {
    expect(of([...ring([]), administrator({ trust: [fromHere] })]).found).toEqual([])
  })

  test('are left where one leads on', () => {
    const all = of([...ring([allow('sts:AssumeRole', arn('role', 'admin'))]), administrator({ trust: [fromHere] })])
    expect(chainsOf(all, arn('role', 'c'))).toEqual(['sts-001 exploitable'])
    expect(chainsOf(all, arn('role', 'b'))).toEqual(['sts-001 > sts-001 exploitable'])
    expect(chainsOf(all, arn('role', 'a'))).toEqual(['sts-001 > sts-001 > sts-001 exploitable'])
  })
})

describe('administrators', () => {
  test('are told once, not as escalations', () => {
    const all = of([administrator({ trust: [fromHere] }), user('chief', { statements: [everything] })])
    expect(all.found).toEqual([])
    expect(all.administrators).toEqual([arn('user', 'chief'), arn('role', 'admin')])
  })

  test('do not make escalations of those who only read', () => {
    const reads = allow(['iam:Get*', 'iam:List*', 'ec2:Describe*', 'lambda:List*', 's3:Get*'], '*')
    const all = of([administrator({ trust: [fromHere] }), user('reader', { statements: [reads] })])
    expect(all.found).toEqual([])
  })
})
