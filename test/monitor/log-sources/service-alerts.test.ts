import { describe, expect, it } from 'vitest'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { normaliseEventBridge } from '#lib/monitor/log-sources/event-bridge.ts'
import { readField } from '#lib/monitor/log-sources/read-field.ts'

const account = '111122223333'
const event = (source: string, type: string, detail: unknown) => ({
  source,
  'detail-type': type,
  account,
  region: 'eu-west-1',
  time: '2026-05-04T09:05:00Z',
  detail,
})
const read = (envelope: unknown): readonly SecurityEvent[] => normaliseEventBridge(envelope).flatMap((one) => (one.ok ? [one.event] : []))
const reasons = (envelope: unknown) => normaliseEventBridge(envelope).flatMap((one) => (one.ok ? [] : [one.reason]))

const guardDuty = (accessKeyDetails: object) =>
  event('aws.guardduty', 'GuardDuty Finding', { id: 'g', severity: 8, updatedAt: '2026-05-04T09:00:00Z', resource: { accessKeyDetails } })

describe('alerts of AWS services', () => {
  it.each([
    [{ userType: 'IAMUser', userName: 'carol' }, `arn:aws:iam::${account}:user/carol`],
    [
      { userType: 'AssumedRole', userName: 'web', principalId: 'AROAEXAMPLE:i-0123456789abcdef0' },
      `arn:aws:sts::${account}:assumed-role/web/i-0123456789abcdef0`,
    ],
    [{ userType: 'AssumedRole', userName: 'web', principalId: 'AROAEXAMPLE' }, 'web'],
    [{ userType: 'Root', userName: 'Root' }, `arn:aws:iam::${account}:root`],
    [{ userName: 'somebody' }, 'somebody'],
    [{}, null],
  ])('a GuardDuty finding has the principal as CloudTrail names it: %j', (key, principal) => {
    expect(read(guardDuty(key))[0]?.principal).toBe(principal)
  })

  it('a Macie finding is about its bucket and who opened it', () => {
    const detail = {
      id: 'm',
      accountId: account,
      region: 'eu-central-1',
      type: 'Policy:IAMUser/S3BucketPublic',
      severity: { score: 3, description: 'High' },
      updatedAt: '2026-05-04T09:00:00.000Z',
      resourcesAffected: { s3Bucket: { arn: 'arn:aws:s3:::pay' } },
      policyDetails: {
        actor: {
          userIdentity: { type: 'AssumedRole', assumedRole: { arn: `arn:aws:sts::${account}:assumed-role/Admin/eve` } },
          ipAddressDetails: { ipAddressV4: '203.0.113.9' },
        },
      },
    }
    const [one] = read(event('aws.macie', 'Macie Finding', detail))
    expect(one).toMatchObject({
      logSource: { category: 'alert', product: 'aws', service: 'macie' },
      principal: `arn:aws:sts::${account}:assumed-role/Admin/eve`,
      sourceAddress: '203.0.113.9',
      region: 'eu-central-1',
      resource: { arn: 'arn:aws:s3:::pay', type: 'AWS::S3::Bucket' },
    })
    expect(one && readField(one.fields, 'keepwatch.severity')).toBe('high')
    expect(reasons(event('aws.macie', 'Macie Finding', { ...detail, id: 3 }))).toEqual([expect.stringMatching(/^id is 3/)])
    // Anybody may put events on a bus; only AWS as `aws.`.
    expect(reasons(event('com.example', 'Macie Finding', detail))).toHaveLength(1)
  })

  it.each([
    ['AWS_RISK_CREDENTIALS_EXPOSED', 'open', 'critical'],
    ['AWS_ABUSE_DOS_REPORT', 'open', 'high'],
    ['AWS_RISK_CREDENTIALS_EXPOSED', 'closed', 'informational'],
  ])('AWS Health: %s that is %s is %s', (eventTypeCode, statusCode, severity) => {
    const detail = {
      eventArn: 'arn:aws:health:global::event/RISK/x/y',
      service: 'RISK',
      eventTypeCode,
      statusCode,
      lastUpdatedTime: 'Mon, 4 May 2026 09:00:00 GMT',
      affectedAccount: '444455556666',
      affectedEntities: [{ entityValue: 'AKIAEXAMPLE000000001' }],
    }
    const [one] = read(event('aws.health', 'AWS Health Event', detail))
    expect(one).toMatchObject({
      time: Date.UTC(2026, 4, 4, 9),
      account: '444455556666',
      resource: { arn: 'AKIAEXAMPLE000000001', type: 'AWS::IAM::AccessKey' },
    })
    expect(one && readField(one.fields, 'keepwatch.severity')).toBe(severity)
    // A time that cannot be read falls back on the envelope's.
    for (const lastUpdatedTime of ['Mon, 4 Mai 2026 09:00:00 GMT', 7, null, 'x'.repeat(1_000)])
      expect(read(event('aws.health', 'AWS Health Event', { ...detail, lastUpdatedTime }))[0]?.time).toBe(Date.UTC(2026, 4, 4, 9, 5))
  })

  it.each([
    [1, 'informational'],
    [3, 'medium'],
    [5, 'critical'],
    [6, 'critical'],
    [0, 'high'],
    [99, 'high'],
    [undefined, 'high'],
    ['4', 'high'],
  ])('a finding of Security Hub in OCSF with severity_id %j is %s', (severity_id, severity) => {
    const finding = {
      severity_id,
      finding_info: { uid: 'f', title: 'Something', modified_time: Date.UTC(2026, 4, 4, 8) },
      cloud: { account: { uid: account }, region: 'eu-north-1' },
      resources: [{ uid: `arn:aws:lambda:eu-north-1:${account}:function:pay`, type: 'AWS::Lambda::Function' }],
    }
    const [one] = read(event('aws.securityhub', 'Findings Imported V2', { findings: [finding] }))
    expect(one).toMatchObject({ time: Date.UTC(2026, 4, 4, 8), region: 'eu-north-1', resource: { type: 'AWS::Lambda::Function' } })
    expect(one && readField(one.fields, 'keepwatch.severity')).toBe(severity)
    expect(reasons(event('aws.securityhub', 'Findings Imported V2', { findings: [] }))).toHaveLength(1)
  })

  it('are told apart by update: the same state is the same event, a later one is another', () => {
    const at = (updatedAt: string) => read(event('aws.guardduty', 'GuardDuty Finding', { id: 'g', severity: 8, updatedAt }))[0]?.id
    expect(at('2026-05-04T09:00:00Z')).toBe(at('2026-05-04T09:00:00Z'))
    expect(at('2026-05-04T09:00:00Z')).not.toBe(at('2026-05-04T09:15:00Z'))
  })
})
