import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { normaliseCloudTrail } from '#lib/monitor/log-sources/cloudtrail.ts'
import { jsonFixture } from './chunks.ts'

const whole = jsonFixture('cloudtrail-stop-logging.json')

function eventOf(record: unknown): SecurityEvent {
  const result = normaliseCloudTrail(record)
  if (!result.ok) throw new Error(result.reason)
  return result.event
}

describe('normaliseCloudTrail', () => {
  it('reads a whole record', () => {
    expect(eventOf(whole)).toEqual({
      id: '6f1b4a52-0000-4000-8000-000000000001',
      time: Date.UTC(2026, 0, 31, 12),
      logSource: { product: 'aws', service: 'cloudtrail' },
      account: '111122223333',
      region: 'eu-west-1',
      principal: 'arn:aws:sts::111122223333:assumed-role/deploy/mallory',
      resource: { arn: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/organisation-trail', type: 'AWS::CloudTrail::Trail' },
      sourceAddress: '203.0.113.77',
      fields: whole,
    })
  })

  const refused: readonly (readonly [change: Record<string, unknown>, reason: RegExp])[] = [
    [{ eventTime: undefined }, /^eventTime is missing; wanted an ISO 8601 time/],
    [{ eventTime: 'yesterday' }, /^eventTime is "yesterday"; wanted/],
    [{ eventTime: 1769860800 }, /^eventTime is 1769860800; wanted/],
    [{ eventName: null }, /^eventName is null; wanted/],
    [{ eventName: '' }, /^eventName is ""; wanted/],
    [{ eventSource: ['iam'] }, /^eventSource is an array of 1; wanted/],
    [{ eventVersion: '2.0' }, /^eventVersion is "2.0"; wanted a version 1\.x/],
    [{ eventVersion: 11 }, /^eventVersion is 11; wanted/],
    [{ eventVersion: '10.1' }, /^eventVersion is "10\.1"/],
  ]
  it.each(refused)('refuses %j', (change, reason) => {
    const result = normaliseCloudTrail({ ...whole, ...change })
    expect(result.ok ? '' : result.reason).toMatch(reason)
  })

  it.each([[null], [undefined], ['text'], [7], [[]], [[whole]]])('refuses what is no record: %j', (record) => {
    expect(normaliseCloudTrail(record)).toMatchObject({ ok: false, reason: expect.stringMatching(/^record is/) })
  })

  it('reads a record that has nothing else, or nulls and wrong types everywhere', () => {
    const least = { eventTime: whole['eventTime'], eventName: 'X', eventSource: 'y.amazonaws.com' }
    const empty = { account: '', region: '', principal: null, resource: null, sourceAddress: null }
    expect(eventOf(least)).toMatchObject(empty)
    const others = Object.keys(whole).filter((key) => !(key in least))
    for (const value of [null, 5, [], {}, true]) {
      const record = { ...Object.fromEntries(others.map((key) => [key, value])), ...least, eventVersion: '1.09' }
      expect(eventOf(record)).toMatchObject(empty)
    }
  })

  it('gives a record without id the hash of its content, whatever the order of its keys', () => {
    const { eventID: _, ...without } = whole
    const turned = Object.fromEntries(Object.entries(without).reverse())
    expect(eventOf(without).id).toMatch(/^[0-9a-f]{32}$/)
    expect(eventOf(turned).id).toBe(eventOf(without).id)
    expect(eventOf({ ...without, readOnly: true }).id).not.toBe(eventOf(without).id)
    expect(eventOf({ ...whole, eventID: 'x'.repeat(5000) }).id).toHaveLength(32)
  })

  it('keeps a __proto__ key a field', () => {
    const event = eventOf(JSON.parse(JSON.stringify(whole).replace('{', '{"__proto__":{"eventName":"Forged"},')))
    expect(Object.getPrototypeOf(event.fields)).toBe(Object.prototype)
    expect(event.fields['eventName']).toBe('StopLogging')
  })

  it('is not fooled by inherited fields', () => {
    expect(normaliseCloudTrail(Object.create(whole)).ok).toBe(false)
  })

  it('never throws, and hashes any depth', () => {
    let deep: unknown = 1
    for (let level = 0; level < 10_000; level++) deep = { deep }
    expect(eventOf({ ...whole, eventID: null, extra: deep }).id).toHaveLength(32)
    fc.assert(fc.property(fc.anything(), (value) => void normaliseCloudTrail(value)))
    const keys = fc.constantFrom(...Object.keys(whole))
    fc.assert(fc.property(fc.dictionary(keys, fc.anything()), (change) => void normaliseCloudTrail({ ...whole, ...change })))
  })
})

describe('who acted', () => {
  const account = '111122223333'
  const cases: readonly (readonly [identity: unknown, principal: string | null])[] = [
    [{ type: 'Root', accountId: account }, `arn:aws:iam::${account}:root`],
    [{ type: 'Root' }, `arn:aws:iam::${account}:root`],
    [{ type: 'Root', arn: 'arn:aws:iam::111122223333:root', userName: 'alias' }, `arn:aws:iam::${account}:root`],
    [
      { type: 'IAMUser', accountId: account, userName: 'HIDDEN_DUE_TO_SECURITY_REASONS', principalId: '' },
      'HIDDEN_DUE_TO_SECURITY_REASONS',
    ],
    [{ type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com' }, 'autoscaling.amazonaws.com'],
    [{ type: 'WebIdentityUser', principalId: 'cognito:app:user', userName: 'user', identityProvider: 'accounts.example' }, 'user'],
    [{ type: 'SAMLUser', identityProvider: 'arn-less-provider' }, 'arn-less-provider'],
    [{ type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } }, 'u-1'],
    [{ type: 'AWSAccount', accountId: '444455556666' }, '444455556666'],
    [{ arn: 7, userName: ['x'] }, null],
    ['text', null],
    [undefined, null],
  ]
  it.each(cases)('%j', (userIdentity, principal) => {
    expect(eventOf({ ...whole, userIdentity }).principal).toBe(principal)
  })

  it('takes the account of the recipient before that of the caller', () => {
    expect(eventOf({ ...whole, userIdentity: { accountId: '444455556666' } }).account).toBe(account)
    expect(eventOf({ ...whole, recipientAccountId: null, userIdentity: { accountId: '444455556666' } }).account).toBe('444455556666')
    expect(eventOf({ ...whole, recipientAccountId: 'me', userIdentity: null }).account).toBe('')
  })
})

describe('what was acted upon', () => {
  const cases: readonly (readonly [source: string, parameters: unknown, arn: string, type: string])[] = [
    ['iam', { policyArn: 'arn:aws:iam::aws:policy/X', userName: 'u' }, 'arn:aws:iam::111122223333:user/u', 'AWS::IAM::User'],
    ['iam', { roleName: 'r' }, 'arn:aws:iam::111122223333:role/r', 'AWS::IAM::Role'],
    ['iam', { policyArn: 'arn:aws:iam::aws:policy/X' }, 'arn:aws:iam::aws:policy/X', 'AWS::IAM::ManagedPolicy'],
    ['sts', { roleArn: 'arn:aws:iam::444455556666:role/path/r' }, 'arn:aws:iam::444455556666:role/path/r', 'AWS::IAM::Role'],
    ['s3', { bucketName: 'b', key: 'k' }, 'arn:aws:s3:::b', 'AWS::S3::Bucket'],
    ['kms', { keyId: 'k-1' }, 'arn:aws:kms:eu-west-1:111122223333:key/k-1', 'AWS::KMS::Key'],
    ['kms', { keyId: 'alias/a' }, 'arn:aws:kms:eu-west-1:111122223333:alias/a', 'AWS::KMS::Alias'],
    ['kms', { keyId: 'arn:aws:kms:eu-west-1:444455556666:key/k' }, 'arn:aws:kms:eu-west-1:444455556666:key/k', 'AWS::KMS::Key'],
    ['ec2', { instancesSet: { items: [{ instanceId: 'i-1' }] } }, 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1', 'AWS::EC2::Instance'],
    ['ec2', { imageId: 'ami-1', launchPermission: {} }, 'arn:aws:ec2:eu-west-1::image/ami-1', 'AWS::EC2::Image'],
    ['ec2', { snapshotId: 'snap-1' }, 'arn:aws:ec2:eu-west-1::snapshot/snap-1', 'AWS::EC2::Snapshot'],
    ['rds', { dBSnapshotIdentifier: 's' }, 'arn:aws:rds:eu-west-1:111122223333:snapshot:s', 'AWS::RDS::DBSnapshot'],
  ]
  it.each(cases)('%s %j', (source, requestParameters, arn, type) => {
    const event = eventOf({ ...whole, eventSource: `${source}.amazonaws.com`, requestParameters })
    expect(event.resource).toEqual({ arn, type })
  })

  it.each([[null], ['text'], [[]], [{ userName: 7 }], [{ userName: '' }], [{}]])(
    'is null when the parameters are %j',
    (requestParameters) => {
      expect(eventOf({ ...whole, eventSource: 'iam.amazonaws.com', requestParameters }).resource).toBeNull()
    },
  )

  it('is null for a source that is not in the table, inherited names included', () => {
    for (const eventSource of ['other.amazonaws.com', 'constructor', '__proto__'])
      expect(eventOf({ ...whole, eventSource, requestParameters: { userName: 'u' } }).resource).toBeNull()
  })

  it('takes the first ARN that the record lists, and tells its type when the record does not', () => {
    const resources = [
      null,
      { type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::b/' },
      { ARN: 'arn:aws:s3:::b/k' },
      { ARN: 'arn:aws:s3:::b', type: 'AWS::S3::Bucket' },
    ]
    expect(eventOf({ ...whole, resources }).resource).toEqual({ arn: 'arn:aws:s3:::b/k', type: 'AWS::S3::Object' })
  })

  it('spells ARNs of other partitions', () => {
    const event = eventOf({ ...whole, awsRegion: 'cn-north-1', eventSource: 'iam.amazonaws.com', requestParameters: { userName: 'u' } })
    expect(event.resource?.arn).toBe('arn:aws-cn:iam::111122223333:user/u')
  })
})
