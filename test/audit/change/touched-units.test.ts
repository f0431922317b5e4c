import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mentions, readChange, touchedUnits } from '#lib/audit/change/touched-units.ts'

const record = {
  eventID: 'e-1',
  eventName: 'PutBucketPolicy',
  eventSource: 's3.amazonaws.com',
  eventTime: '2026-11-22T12:00:00Z',
  awsRegion: 'eu-west-1',
  recipientAccountId: '111122223333',
  readOnly: false,
  requestParameters: { bucketName: 'orders', bucketPolicy: { Statement: [{ Resource: 'arn:aws:s3:::orders/*' }] } },
  resources: [{ ARN: 'arn:aws:s3:::orders', accountId: '111122223333' }],
}
const onTheBus = (detail: unknown) => ({
  account: '111122223333',
  region: 'eu-west-1',
  'detail-type': 'AWS API Call via CloudTrail',
  detail,
})

describe('readChange', () => {
  test('a call that changed something, with the names it holds', () => {
    const change = readChange(onTheBus(record))
    expect(change).toMatchObject({ eventName: 'PutBucketPolicy', account: '111122223333', region: 'eu-west-1' })
    expect(change?.names).toContain('orders')
    expect(change?.names).toContain('arn:aws:s3:::orders')
    expect(readChange(record)).toEqual(change)
  })

  test.each([
    ['a read', { ...record, readOnly: true }],
    ['a refused call', { ...record, errorCode: 'AccessDenied' }],
    ['one without a time', { ...record, eventTime: 'yesterday' }],
    ['one of no account', { ...record, recipientAccountId: 'x' }],
    ['one of an odd source', { ...record, eventSource: 's3.amazonaws.com/../x' }],
  ])('%s is none', (_, detail) => {
    expect(readChange(onTheBus(detail)) ?? readChange(detail)).toBeUndefined()
  })

  test('nothing foreign makes it throw or look for ever', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readChange(value)
        readChange(onTheBus({ ...record, requestParameters: value, resources: value }))
      }),
      { numRuns: 300 },
    )
    const wide = { ...record, requestParameters: Array.from({ length: 50_000 }, (_, index) => `name-${index}`) }
    expect(readChange(wide)?.names.size).toBeLessThan(2_100)
  })
})

describe('touchedUnits', () => {
  const collectors = [
    { service: 's3', scope: 'global', actions: ['s3:ListAllMyBuckets'] },
    { service: 'ec2', scope: 'regional', actions: ['ec2:DescribeInstances'] },
    { service: 'vpc', scope: 'regional', actions: ['ec2:DescribeVpcs', 'route53resolver:ListResolverQueryLogConfigAssociations'] },
    { service: 'cloudwatch', scope: 'regional', actions: ['cloudwatch:DescribeAlarms'] },
  ] as const
  const change = (eventSource: string, name: string, awsRegion = 'eu-west-1') => {
    const read = readChange({ ...record, eventSource, awsRegion, requestParameters: { name }, resources: [] })
    if (!read) throw new Error('no change')
    return read
  }

  test('each scope once, with the names of all its events', () => {
    const units = touchedUnits(
      [change('ec2.amazonaws.com', 'sg-1'), change('ec2.amazonaws.com', 'sg-2'), change('s3.amazonaws.com', 'orders')],
      collectors,
    )
    expect(units.map(({ region, service, names }) => [region, service, [...names]])).toEqual([
      ['eu-west-1', 'ec2', ['sg-1', 'sg-2']],
      ['eu-west-1', 'vpc', ['sg-1', 'sg-2']],
      ['global', 's3', ['orders']],
    ])
  })

  test('a source whose name differs from its actions', () => {
    expect(touchedUnits([change('monitoring.amazonaws.com', 'alarm')], collectors).map(({ service }) => service)).toEqual(['cloudwatch'])
  })

  test('services that nobody reads give nothing', () => {
    expect(touchedUnits([change('braket.amazonaws.com', 'task')], collectors)).toEqual([])
  })
})

test.each([
  ['its name', { Name: 'orders' }, true],
  ['its ARN', { TopicArn: 'arn:aws:sns:eu-west-1:111122223333:orders' }, true],
  ['a URL', 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders', true],
  ['deep within', { A: { B: { C: 'orders' } } }, true],
  ['too deep', { A: { B: { C: { D: 'orders' } } } }, false],
  ['a longer name', { Name: 'orders-archive' }, false],
  ['a date', { At: new Date(0) }, false],
])('an item that mentions a name by %s: %#', (_, item, expected) => {
  expect(mentions(item, new Set(['orders']))).toBe(expected)
})
