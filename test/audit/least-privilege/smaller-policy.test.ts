import { describe, expect, test } from 'vitest'
import { readPolicyDocument } from '#lib/audit/iam/policy-document.ts'
import { calledAction } from '#lib/audit/least-privilege/called-action.ts'
import { SeenCalls } from '#lib/audit/least-privilege/seen-calls.ts'
import { smallerPolicy } from '#lib/audit/least-privilege/smaller-policy.ts'

const role = 'arn:aws:iam::111122223333:role/ci'
const session = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/ci/x',
  sessionContext: { sessionIssuer: { arn: role } },
}
const start = Date.parse('2026-11-01T00:00:00Z')

function seen(...calls: readonly Readonly<Record<string, unknown>>[]): SeenCalls {
  const all = new SeenCalls()
  for (const [index, call] of calls.entries())
    all.add({ userIdentity: session, eventCategory: 'Management', ...call }, start + index * 86_400_000)
  return all
}
const allowing = (...Action: readonly string[]) => readPolicyDocument({ Statement: [{ Effect: 'Allow', Action, Resource: '*' }] })

describe('what a call needed', () => {
  test.each<[string, string, unknown]>([
    ['ec2.amazonaws.com', 'DescribeInstances', { actions: ['ec2:DescribeInstances'] }],
    ['monitoring.amazonaws.com', 'PutMetricAlarm', { actions: ['cloudwatch:PutMetricAlarm'] }],
    ['lambda.amazonaws.com', 'ListFunctions20150331', { actions: ['lambda:ListFunctions'] }],
    ['lambda.amazonaws.com', 'UpdateFunctionCode20150331v2', { actions: ['lambda:UpdateFunctionCode'] }],
    ['cloudfront.amazonaws.com', 'GetDistribution2020_05_31', { actions: ['cloudfront:GetDistribution'] }],
    ['s3.amazonaws.com', 'CopyObject', { actions: ['s3:GetObject', 's3:PutObject'] }],
    ['s3.amazonaws.com', 'ListObjectsV2', { actions: ['s3:ListBucket'] }],
    ['signin.amazonaws.com', 'ConsoleLogin', { unknown: 'signin:ConsoleLogin' }],
    ['__proto__', 'constructor', { unknown: '__proto__:constructor' }],
  ])('%s %s', (source, name, wanted) => {
    expect(calledAction(source, name)).toEqual(wanted)
  })

  test('every name of the table is an action', () => {
    for (const name of [
      'HeadObject',
      'ListParts',
      'DeleteObjects',
      'GetBucketEncryption',
      'PutBucketLifecycle',
      'GetBucketInventoryConfiguration',
    ])
      expect(calledAction('s3.amazonaws.com', name)).toMatchObject({ actions: [expect.stringMatching(/^s3:/)] })
  })
})

describe('a smaller policy', () => {
  const describeCall = { eventSource: 'ec2.amazonaws.com', eventName: 'DescribeInstances' }
  const stop = {
    eventSource: 'ec2.amazonaws.com',
    eventName: 'StopInstances',
    resources: [{ ARN: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1' }],
  }

  test('holds what was used, on what it was used on, and names services without a call', () => {
    const { document, unusedServices, granted, used } = smallerPolicy(allowing('ec2:*', 'rds:*'), role, seen(describeCall, stop, stop))
    expect(document?.Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['ec2:DescribeInstances'], ['*']],
      [['ec2:StopInstances'], ['arn:aws:ec2:eu-west-1:111122223333:instance/i-1']],
    ])
    expect(unusedServices).toEqual(['rds'])
    expect(used).toBe(2)
    expect(granted).toBeGreaterThan(500)
  })

  test('counts no refused call, and the calls of others not either', () => {
    const refused = { ...stop, errorCode: 'Client.UnauthorizedOperation' }
    const other = { ...stop, userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ann' } }
    const { document, unusedServices } = smallerPolicy(allowing('ec2:StopInstances'), role, seen(refused, other))
    expect(document).toBeUndefined()
    expect(unusedServices).toEqual(['ec2'])
  })

  test('an error that is no refusal was a use', () => {
    expect(smallerPolicy(allowing('ec2:*'), role, seen({ ...stop, errorCode: 'IncorrectInstanceState' })).used).toBe(1)
  })

  test('keeps rights to data that nobody recorded, and no others; where they are recorded, silence counts', () => {
    const policy = allowing('s3:GetObject', 's3:PutBucketPolicy')
    expect(smallerPolicy(policy, role, seen(describeCall)).keptUnseen).toEqual(['s3:GetObject'])
    const recorded = seen({ eventSource: 's3.amazonaws.com', eventName: 'PutObject', eventCategory: 'Data', userIdentity: {} })
    expect(smallerPolicy(policy, role, recorded)).toMatchObject({ keptUnseen: [], unusedServices: ['s3'] })
  })

  test('a Deny on everything takes away what it names; one that is bound does not', () => {
    const statements = (extra: object) =>
      readPolicyDocument({
        Statement: [
          { Effect: 'Allow', Action: 'sqs:*', Resource: '*' },
          { Effect: 'Deny', Action: 'sqs:Delete*', ...extra },
        ],
      })
    const all = smallerPolicy(allowing('sqs:*'), role, seen()).granted
    expect(smallerPolicy(statements({ Resource: '*' }), role, seen()).granted).toBeLessThan(all)
    expect(smallerPolicy(statements({ Resource: 'arn:aws:sqs:*:*:x' }), role, seen()).granted).toBe(all)
  })

  test('NotAction grants everything else', () => {
    const statements = readPolicyDocument({ Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] })
    const { unusedServices, granted } = smallerPolicy(statements, role, seen())
    expect(granted).toBeGreaterThan(15_000)
    expect(unusedServices).not.toContain('iam')
  })

  test('many resources become everything, and hostile records change nothing', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...stop,
      resources: [{ ARN: `arn:aws:ec2:eu-west-1:111122223333:instance/i-${index}` }],
    }))
    const hostile = [
      { userIdentity: null },
      { eventSource: 5, eventName: {} },
      { userIdentity: { type: 'AssumedRole', sessionContext: [] } },
    ]
    const { document } = smallerPolicy(allowing('ec2:*'), role, seen(...many, ...hostile))
    expect(document?.Statement).toEqual([{ Sid: 'ec21', Effect: 'Allow', Action: ['ec2:StopInstances'], Resource: ['*'] }])
  })
})
