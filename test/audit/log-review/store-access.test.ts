import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccessEvent, StoreAccess } from '../../../lib/audit/log-review/store-access.ts'

const event = (
  eventSource: string,
  eventName: string,
  requestParameters: object,
  more: object = {},
  who = 'arn:aws:iam::111122223333:user/ann',
): AccessEvent => ({
  time: Date.parse('2026-01-31T09:00:00Z'),
  principal: who,
  sourceAddress: '203.0.113.9',
  fields: { eventSource, eventName, requestParameters, ...more },
})
const s3 = (name: string, parameters: object, more: object = {}) => event('s3.amazonaws.com', name, parameters, more)
const summary = (...events: readonly AccessEvent[]) => {
  const access = new StoreAccess({ buckets: new Set(['log-bucket']), keys: new Set(['arn:key']) })
  for (const each of events) access.add(each)
  return access.result()
}

describe('who touched the stores of logs', () => {
  it.each<[string, AccessEvent, 'reads' | 'changes' | 'deletions']>([
    ['reads an object', s3('GetObject', { bucketName: 'log-bucket', key: 'x' }), 'reads'],
    ['reads one in a folder of logs of another bucket', s3('GetObject', { bucketName: 'other', key: 'p/AWSLogs/1/x' }), 'reads'],
    ['deletes one', s3('DeleteObject', { bucketName: 'log-bucket', key: 'x' }), 'deletions'],
    ['lets others in', s3('PutBucketPolicy', { bucketName: 'log-bucket' }), 'changes'],
    ['stops a trail', event('cloudtrail.amazonaws.com', 'StopLogging', { name: 'main' }), 'deletions'],
    ['looks events up', event('cloudtrail.amazonaws.com', 'LookupEvents', {}), 'reads'],
    ['shortens a retention', event('logs.amazonaws.com', 'PutRetentionPolicy', { logGroupName: '/g' }), 'changes'],
    ['queries a log group', event('logs.amazonaws.com', 'StartQuery', { logGroupName: '/g' }), 'reads'],
    ['deletes flow logs', event('ec2.amazonaws.com', 'DeleteFlowLogs', {}), 'deletions'],
    ['lets the key go', event('kms.amazonaws.com', 'ScheduleKeyDeletion', { keyId: 'arn:key' }), 'deletions'],
  ])('%s', (_name, one, kind) => {
    const [row] = summary(one)
    expect(row).toMatchObject({ reads: 0, changes: 0, deletions: 0, refused: 0, [kind]: 1, first: '2026-01-31T09:00:00.000Z' })
  })

  it.each<[string, AccessEvent]>([
    ['an object of another bucket', s3('GetObject', { bucketName: 'other', key: 'x' })],
    ['another key', event('kms.amazonaws.com', 'Decrypt', { keyId: 'other' })],
    ['other calls of EC2', event('ec2.amazonaws.com', 'DescribeInstances', {})],
    [
      'AWS delivering',
      s3('PutObject', { bucketName: 'log-bucket' }, { userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' } }),
    ],
    ['no record at all', { time: 0, principal: null, sourceAddress: null, fields: {} }],
  ])('not counted: %s', (_name, one) => {
    expect(summary(one)).toEqual([])
  })

  it('a service that deletes is counted, and so is one that only calls itself AWS', () => {
    const identity = { userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' } }
    expect(summary(s3('DeleteObject', { bucketName: 'log-bucket' }, identity))).toHaveLength(1)
    const forged = { userIdentity: { type: 'AWSService', invokedBy: 'evil.cloudtrail.amazonaws.com' } }
    expect(summary(s3('PutObject', { bucketName: 'log-bucket' }, forged))).toHaveLength(1)
  })

  it('sums up by principal: counts, refusals, times, places; who deleted comes first', () => {
    const later = {
      ...s3('GetObject', { bucketName: 'log-bucket' }, { errorCode: 'AccessDenied' }),
      time: Date.parse('2026-01-31T10:00:00Z'),
    }
    const other = { ...s3('DeleteObject', { bucketName: 'log-bucket' }), principal: null, sourceAddress: '198.51.100.7' }
    expect(summary(later, s3('GetObject', { bucketName: 'log-bucket' }), other)).toEqual([
      expect.objectContaining({ principal: '(nobody named)', deletions: 1, from: ['198.51.100.7'] }),
      {
        principal: 'arn:aws:iam::111122223333:user/ann',
        reads: 2,
        changes: 0,
        deletions: 0,
        refused: 1,
        first: '2026-01-31T09:00:00.000Z',
        last: '2026-01-31T10:00:00.000Z',
        from: ['203.0.113.9'],
        actions: ['GetObject'],
        stores: ['s3://log-bucket'],
      },
    ])
  })

  it('stays bounded, and no record makes it throw', () => {
    const many = Array.from({ length: 10_050 }, (_, index) => ({
      ...s3('GetObject', { bucketName: 'log-bucket' }),
      principal: `p${index}`,
    }))
    const rows = summary(...many)
    expect(rows).toHaveLength(10_001)
    expect(rows.find(({ principal }) => principal === '(others)')?.reads).toBe(50)
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('eventSource', 'eventName', 'requestParameters', 'userIdentity', '__proto__'), fc.anything()),
        (fields) => {
          expect(summary({ time: 0, principal: null, sourceAddress: null, fields }).length).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
