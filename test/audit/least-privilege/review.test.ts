import { expect, test } from 'vitest'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import { excessOf, leastPrivilegeChecks, PolicyProposals, unusedRole } from '#lib/audit/least-privilege/review.ts'
import { SeenCalls } from '#lib/audit/least-privilege/seen-calls.ts'
import { account, sample, takenAt } from '../sample-resource.ts'

const day = 86_400_000
const at = (days: number) => new Date(takenAt - days * day).toISOString()
const role = (observed: Readonly<Record<string, unknown>>, name = 'ci') =>
  sample('AWS::IAM::Role', { arn: `arn:aws:iam::${account}:role/${name}`, region: 'global', observed })

test('every control that it names is in the catalogue', () => {
  expect(leastPrivilegeChecks(checks)).toHaveLength(19)
})

test.each([
  ['taken lately', role({ RoleLastUsed: { LastUsedDate: at(3) }, CreateDate: at(500) }), undefined],
  ['taken long ago', role({ RoleLastUsed: { LastUsedDate: at(120) }, CreateDate: at(500) }), 'excess'],
  ['never taken', role({ RoleLastUsed: null, CreateDate: at(500) }), 'excess'],
  ['never taken, and new', role({ RoleLastUsed: null, CreateDate: at(5) }), undefined],
  ['not told', role({ CreateDate: at(500) }), 'unknown'],
  ['a service’s own', role({ RoleLastUsed: null, CreateDate: at(500) }, 'aws-service-role/x.amazonaws.com/AWSServiceRoleForX'), undefined],
])('a role %s', (_, resource, status) => {
  expect(unusedRole(resource, 90, takenAt)?.status).toBe(status)
})

test('a fail is a right too many, an unknown is unknown, a pass and other controls are neither', () => {
  const observation = {
    kind: 'audit' as const,
    control: 'iam-policy-full-admin-absent',
    title: '',
    severity: 'high' as const,
    verdict: 'fail' as const,
    resource: { arn: 'arn:x', type: 'AWS::IAM::ManagedPolicy', account, region: 'global' },
    evidence: {},
    reason: 'r',
    remediation: 'do',
    observedAt: takenAt,
    runId: 'run',
  }
  expect(excessOf(observation)).toMatchObject({ kind: 'wildcard-grant', status: 'excess', fix: 'do' })
  expect(excessOf({ ...observation, verdict: 'unknown' })?.status).toBe('unknown')
  expect(excessOf({ ...observation, verdict: 'pass' })).toBeUndefined()
  expect(excessOf({ ...observation, control: 's3-bucket-encrypted' })).toBeUndefined()
})

test('proposals count groups and managed policies, and name what they could not read', () => {
  const allow = (Action: string) => ({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] })
  const inline = (Action: string) => [{ PolicyName: 'p', PolicyDocument: allow(Action) }]
  const of = (type: string, name: string, configuration: Readonly<Record<string, unknown>>) =>
    sample(type, { arn: `arn:aws:iam::${account}:${name}`, region: 'global', configuration })
  const proposals = new PolicyProposals()
  proposals.add({
    ...{ account, region: 'global', service: 'iam', takenAt: new Date(takenAt).toISOString(), types: [], gaps: [], calls: [] },
    resources: [
      of('AWS::IAM::User', 'user/ann', {
        Groups: ['g', 'gone'],
        Policies: inline('sqs:*'),
        ManagedPolicyArns: ['arn:aws:iam::1:policy/m', 'arn:aws:iam::1:policy/missing'],
      }),
      of('AWS::IAM::Group', 'group/g', { GroupName: 'g', Policies: inline('sns:*'), ManagedPolicyArns: [] }),
      { ...of('AWS::IAM::ManagedPolicy', 'policy/m', { PolicyDocument: allow('rds:*') }), arn: 'arn:aws:iam::1:policy/m' },
      of('AWS::IAM::Role', 'role/broken', {
        Policies: [{ PolicyName: 'odd', PolicyDocument: { Statement: [{ Effect: 'Perhaps' }] } }],
        ManagedPolicyArns: [],
      }),
    ],
  })
  const [broken, ann] = [...proposals.of(new SeenCalls())].sort((a, b) => (a.principal < b.principal ? -1 : 1))
  expect(ann?.unread).toEqual(['group gone', 'arn:aws:iam::1:policy/missing'])
  expect(ann?.unusedServices).toEqual(['rds'])
  expect(ann?.keptUnseen).toContain('sqs:SendMessage')
  expect(broken?.unread).toEqual(['odd'])
  expect([...proposals.of(new SeenCalls(), `arn:aws:iam::${account}:role/broken`)]).toHaveLength(1)
})
