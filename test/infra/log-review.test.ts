import { describe, expect, it } from 'vitest'
import { readConfig } from '../../infra/config.ts'
import { reviewedFolders } from '../../infra/log-review.ts'
import { acknowledgements } from '../../infra/nag-acknowledgements.ts'
import { at, ofType, referenced, richConfig, synthesise } from './synthesised.ts'

const functionIn = (keepwatch: unknown) =>
  ofType(synthesise(keepwatch)[0], 'AWS::Lambda::Function').find(([, { Description: text }]) => text === 'Keepwatch review-logs')

describe('log review', () => {
  it('is deployed only when a bucket is named', () => {
    expect(functionIn(undefined)).toBeUndefined()
    expect(functionIn({ trailBuckets: ['own'] })).toBeDefined()
  })

  it('may read the folders of trails in the named buckets, and no other object', () => {
    const [main] = synthesise(richConfig)
    const review = ofType(main, 'AWS::Lambda::Function').find(([, { Description: text }]) => text === 'Keepwatch review-logs')
    const role = referenced(review?.[1]['Role'])
    const statements = ofType(main, 'AWS::IAM::Policy')
      .filter(([, { Roles: roles }]) => referenced(at(roles, 0)) === role)
      .flatMap(([, properties]) => at(properties, 'PolicyDocument', 'Statement') as { Action: string | string[]; Resource: unknown }[])
    const resources = (action: string) =>
      statements.filter(({ Action }) => [Action].flat().includes(action)).flatMap(({ Resource }) => [Resource].flat())
    const named = resources('s3:GetObject').map((resource) => (typeof resource === 'string' ? resource : at(resource, 'Fn::Join', 1, 1)))
    expect(named.toSorted()).toEqual(
      reviewedFolders
        .flatMap((folder) => [`/cloudtrail/AWSLogs/*/${folder}/*`, `arn:aws:s3:::org-trail/*AWSLogs/*/${folder}/*`])
        .toSorted(),
    )
    expect(resources('kms:Decrypt')).toContain(
      richConfig.trailBuckets.flatMap((bucket) => (typeof bucket === 'string' ? [] : bucket.keyArn))[0],
    )
    expect(resources('dynamodb:GetItem')).toHaveLength(2)
    const actions = new Set(statements.flatMap(({ Action }) => Action))
    expect([...actions].filter((action) => /Delete|Scan|Query|PutBucket|\*/.test(action))).toEqual([])
  })

  it('has a reason for each folder that it reads', () => {
    const reasons = acknowledgements(readConfig({ trailBuckets: ['own', 'other'] })).filter(
      ({ at: path }) => path === 'LogReview/review-logs',
    )
    for (const folder of reviewedFolders) expect(reasons.filter(({ id }) => id.includes(`/${folder}/*]`))).toHaveLength(2)
  })

  it.each([['Bad_Name'], [{ name: 'logs', keyArn: 'alias/x' }]])('refuses the bucket %j', (bucket) => {
    expect(() => readConfig({ trailBuckets: [bucket] })).toThrow('trailBuckets.0')
  })
})
