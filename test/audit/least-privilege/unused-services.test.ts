import { describe, expect, it } from 'vitest'
import { unusedServices } from '#lib/audit/least-privilege/unused-services.ts'
import { resource, roleArn } from '../../../bench/made-world.ts'

const now = Date.parse('2026-11-23T00:00:00Z')
const ago = (days: number): string => new Date(now - days * 86_400_000).toISOString()
const role = (CreateDate: string, arn = roleArn('ci')) => resource('AWS::IAM::Role', arn, {}, { observed: { CreateDate } })
const old = role(ago(700))
const services = [
  { service: 's3', lastUsed: ago(3) },
  { service: 'ec2', lastUsed: ago(90) },
  { service: 'kms', lastUsed: null },
]

describe('services that nobody uses', () => {
  it.each([
    ['some', old, { arn: old.arn, services }, 'excess', /may use 3 services and did not use 2 of them for 90 days: ec2, kms\.$/],
    ['refused', old, { arn: old.arn, unseen: 'AccessDenied' }, 'unknown', /AccessDenied/],
    ['not asked', old, undefined, 'unknown', /not asked/],
  ] as const)('%s', (_, identity, use, status, reason) => {
    expect(unusedServices(identity, use, 90, now)).toMatchObject({ kind: 'unused-service', status, reason: expect.stringMatching(reason) })
  })

  it.each([
    ['all used', old, { arn: old.arn, services: services.slice(0, 1) }],
    ['too young to tell', role(ago(10)), { arn: old.arn, services }],
    ['a role of a service of AWS', role(ago(700), 'arn:aws:iam::111122223333:role/aws-service-role/x/y'), undefined],
  ] as const)('nothing: %s', (_, identity, use) => {
    expect(unusedServices(identity, use, 90, now)).toBeUndefined()
  })

  it('names twenty at most', () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ service: `s${index}`, lastUsed: null }))
    expect(unusedServices(old, { arn: old.arn, services: many }, 90, now)?.reason).toContain('and 30 more')
  })
})
