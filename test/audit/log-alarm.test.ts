import { describe, expect, test } from 'vitest'
import type { Check } from '#lib/audit/check.ts'
import { check as iamChanges } from '#lib/audit/checks/cloudwatch/account-alarm-iam-changes.ts'
import { check as keyDeletion } from '#lib/audit/checks/cloudwatch/account-alarm-key-deletion.ts'
import { check as accountChanges } from '#lib/audit/checks/cloudwatch/account-alarm-network-acl-changes.ts'
import { check as rootUse } from '#lib/audit/checks/cloudwatch/account-alarm-root-use.ts'
import { check as signInFailures } from '#lib/audit/checks/cloudwatch/account-alarm-sign-in-failures.ts'
import { check as unauthorised } from '#lib/audit/checks/cloudwatch/account-alarm-unauthorised-calls.ts'
import { judge } from '#lib/audit/judge.ts'
import { RelatedIndex } from '#lib/audit/related-index.ts'
import type { Resource } from '#lib/findings/resource.ts'
import type { CaseParts } from './check-cases.ts'
import { alarm, bus, filter, keepwatch, rule, topic, withTrail } from './checks/cloudwatch/alarm-fixture.ts'
import { account, sample, takenAt } from './sample-resource.ts'

/** What the check says when everything was listed in the regions of the related resources. */
function judgedCase(check: Check, { related = [], ...parts }: CaseParts) {
  const index = new RelatedIndex([check])
  for (const region of new Set(related.map((resource) => resource.region)))
    index.add({
      account,
      region,
      service: 'test',
      takenAt: new Date(takenAt).toISOString(),
      types: Object.keys(check.also ?? {}),
      resources: related.filter((resource) => resource.region === region),
      gaps: [],
      calls: [],
    })
  return judge(check, sample(check.resource, parts), { takenAt, related: index.viewFor(check) })
}

const pattern = '{ $.eventName = DisableKey || $.eventName = ScheduleKeyDeletion }'
const key = (related: readonly Resource[], parts = {}) => judgedCase(keyDeletion, withTrail(related, parts))

describe('the way of metric filters', () => {
  test.each([
    '{ ($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }',
    '{($.eventSource="kms.amazonaws.com")&&(($.eventName="DisableKey")||($.eventName="ScheduleKeyDeletion"))}',
    '{ $.eventName = "*Key" && $.readOnly IS FALSE || $.eventName = "Schedule*" }',
  ])('any spelling of the filter counts: %s', (text) => {
    expect(key([filter(text), alarm(), topic(1)]).verdict).toBe('pass')
  })

  test('two filters may share the events; one of them alone does not do', () => {
    const first = filter('{ $.eventName = DisableKey }', { FilterName: 'one' })
    const second = filter('{ $.eventName = ScheduleKeyDeletion }', { FilterName: 'two' })
    expect(key([first, second, alarm(), topic(1)]).verdict).toBe('pass')
    expect(key([first, alarm(), topic(1)])).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('ScheduleKeyDeletion') })
  })

  test.each<[string, readonly Resource[], RegExp]>([
    ['no alarm', [filter(pattern), topic(1)], /no alarm is on its metric/],
    ['an alarm on another metric', [filter(pattern), alarm({ MetricName: 'other' }), topic(1)], /no alarm is on its metric/],
    ['an alarm in another namespace', [filter(pattern), alarm({ Namespace: 'other' }), topic(1)], /no alarm is on its metric/],
    ['an alarm on one dimension', [filter(pattern), alarm({ Dimensions: [{ Name: 'a', Value: 'b' }] }), topic(1)], /no alarm/],
    ['an alarm in another region', [filter(pattern), alarm({}, 'OK', 'eu-west-1'), topic(1)], /no alarm is on its metric/],
    ['actions off', [filter(pattern), alarm({ ActionsEnabled: false }), topic(1)], /switched off/],
    ['no action', [filter(pattern), alarm({ AlarmActions: [] }), topic(1)], /no SNS topic/],
    ['an action of another kind', [filter(pattern), alarm({ AlarmActions: ['arn:aws:lambda:us-east-1:1:function:f'] })], /no SNS topic/],
    ['a threshold of many', [filter(pattern), alarm({ Threshold: 5 }), topic(1)], /goes off at .* 5/],
    ['a threshold from below', [filter(pattern), alarm({ ComparisonOperator: 'LessThanThreshold' }), topic(1)], /LessThanThreshold/],
    ['several periods', [filter(pattern), alarm({ EvaluationPeriods: 3 }), topic(1)], /3 periods/],
    ['a topic that is gone', [filter(pattern), alarm()], /does not exist/],
    ['a pending subscriber', [filter(pattern), alarm(), topic(0)], /no confirmed subscriber/],
    ['another log group', [filter(pattern, { LogGroupName: 'other' }), alarm(), topic(1)], /no metric filter on the log group trail/],
  ])('%s does not do', (_, related, says) => {
    expect(key(related)).toMatchObject({ verdict: 'fail', reason: expect.stringMatching(says) })
  })

  test.each<[string, readonly Resource[]]>([
    ['above none', [filter(pattern), alarm({ ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 }), topic(1)]],
    ['one in three periods', [filter(pattern), alarm({ EvaluationPeriods: 3, DatapointsToAlarm: 1 }), topic(1)]],
    [
      'a value above the threshold',
      [
        filter(pattern, { MetricTransformations: [{ MetricNamespace: 'Security', MetricName: 'events', MetricValue: '10' }] }),
        alarm({ Threshold: 10 }),
        topic(1),
      ],
    ],
    [
      'an expression over the metric',
      [
        filter(pattern),
        alarm({
          Namespace: null,
          MetricName: null,
          Threshold: null,
          Metrics: [{ Id: 'm', MetricStat: { Metric: { Namespace: 'Security', MetricName: 'events' }, Stat: 'Sum', Period: 60 } }],
        }),
        topic(1),
      ],
    ],
    ['a second alarm that works', [filter(pattern), alarm({ ActionsEnabled: false }), alarm({ AlarmName: 'b' }), topic(1)]],
  ])('%s does', (_, related) => {
    expect(key(related).verdict).toBe('pass')
  })

  test.each<[string, readonly Resource[]]>([
    [
      'a metric with dimensions',
      [
        filter(pattern, {
          MetricTransformations: [
            { MetricNamespace: 'Security', MetricName: 'events', MetricValue: '1', Dimensions: [{ Key: 'a', Value: '$.a' }] },
          ],
        }),
        alarm(),
        topic(1),
      ],
    ],
    [
      'a value out of the event',
      [
        filter(pattern, { MetricTransformations: [{ MetricNamespace: 'Security', MetricName: 'events', MetricValue: '$.x' }] }),
        alarm(),
        topic(1),
      ],
    ],
  ])('%s does not', (_, related) => {
    expect(key(related).verdict).toBe('fail')
  })

  test('what cannot be read is not decided, unless another filter does it', () => {
    const odd = filter('{ $.eventName = %Key% }', { FilterName: 'a-odd' })
    expect(key([odd, alarm(), topic(1)])).toMatchObject({ verdict: 'unknown', reason: expect.stringContaining('regular expression') })
    expect(key([odd, filter(pattern), alarm(), topic(1)]).verdict).toBe('pass')
    expect(key([filter(pattern, { FieldSelectionCriteria: '@aws.region = "x"' }), alarm(), topic(1)]).verdict).toBe('unknown')
  })

  test('a topic of another account is not decided', () => {
    const elsewhere = alarm({ AlarmActions: ['arn:aws:sns:us-east-1:999988887777:t'] })
    expect(key([filter(pattern), elsewhere])).toMatchObject({ verdict: 'unknown', reason: expect.stringContaining('999988887777') })
  })

  test('where single events are everyday, an alarm may wait for more', () => {
    const failures = filter('{ $.eventName = ConsoleLogin && $.errorMessage = "Failed authentication" }')
    expect(judgedCase(signInFailures, withTrail([failures, alarm({ Threshold: 5, EvaluationPeriods: 2 }), topic(1)])).verdict).toBe('pass')
    expect(judgedCase(signInFailures, withTrail([failures, alarm({ Threshold: 5_000 }), topic(1)])).verdict).toBe('fail')
  })
})

describe('the trail', () => {
  test.each<[object, RegExp]>([
    [{ IsLogging: false }, /not logging/],
    [{ IsMultiRegionTrail: false }, /one region only/],
    [{ EventSelectors: [{ ReadWriteType: 'ReadOnly', IncludeManagementEvents: true }] }, /write events/],
    [{ EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: false }] }, /write events/],
  ])('%j does not show the events', (parts, says) => {
    expect(key([filter(pattern), alarm(), topic(1)], parts)).toMatchObject({ verdict: 'fail', reason: expect.stringMatching(says) })
  })

  test('refused calls are reads too', () => {
    const writes = { EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }] }
    const all = [filter('{ $.errorCode = * }'), alarm(), topic(1)]
    expect(judgedCase(unauthorised, withTrail(all, writes))).toMatchObject({
      verdict: 'fail',
      reason: expect.stringMatching(/read events/),
    })
    expect(judgedCase(unauthorised, withTrail(all)).verdict).toBe('pass')
  })
})

describe('the way of EventBridge', () => {
  const calls = { 'detail-type': ['AWS API Call via CloudTrail'], source: ['aws.kms'] }
  const none = { CloudWatchLogsLogGroupArn: null }

  test.each<[string, readonly Resource[], 'pass' | 'fail']>([
    ['a rule', [rule(calls), topic(1)], 'pass'],
    ['a rule that is off', [rule(calls, { State: 'DISABLED' }), topic(1)], 'fail'],
    ['a rule on another bus', [rule(calls, { EventBusName: 'custom' }), topic(1)], 'fail'],
    ['a rule of another source', [rule({ ...calls, source: ['aws.ec2'] }), topic(1)], 'fail'],
    ['a rule for one of two calls', [rule({ ...calls, detail: { eventName: ['DisableKey'] } }), topic(1)], 'fail'],
    ['a rule without a subscriber', [rule(calls), topic(0)], 'fail'],
    ['a rule with another target', [rule(calls, { Targets: [{ Id: 'l', Arn: 'arn:aws:lambda:us-east-1:1:function:f' }] })], 'fail'],
    ['in one of two regions', [bus('eu-west-1'), rule(calls), topic(1)], 'fail'],
    ['in both regions', [bus('eu-west-1'), rule(calls), rule(calls, {}, 'eu-west-1'), topic(1)], 'pass'],
    [
      'two rules that share the calls',
      [
        rule({ detail: { eventName: ['DisableKey'] } }, { Name: 'a' }),
        rule({ detail: { eventName: ['ScheduleKeyDeletion'] } }, { Name: 'b' }),
        topic(1),
      ],
      'pass',
    ],
  ])('%s', (_, related, verdict) => {
    expect(key(related, none).verdict).toBe(verdict)
  })

  test('a pattern that is not understood is not decided', () => {
    expect(key([rule({ detail: { eventVersion: [{ numeric: ['>', 1] }] } }), topic(1)], none).verdict).toBe('unknown')
  })

  test('IAM is told in one region only', () => {
    const iam = rule({ source: ['aws.iam'] })
    expect(judgedCase(iamChanges, withTrail([bus('eu-west-1'), iam, topic(1)], none)).verdict).toBe('pass')
  })

  test('read-only calls reach only rules that ask for them', () => {
    const root = { detail: { userIdentity: { type: ['Root'] } } }
    expect(judgedCase(rootUse, withTrail([rule(root, { State: 'ENABLED' }), topic(1)], none)).verdict).toBe('fail')
    expect(judgedCase(rootUse, withTrail([rule(root), topic(1)], none)).verdict).toBe('pass')
  })
})

describe('Keepwatch in place of an alarm', () => {
  test('is shown as such', () => {
    expect(key(keepwatch())).toMatchObject({
      verdict: 'pass',
      reason: expect.stringContaining('Keepwatch’s live detections'),
      evidence: { compensating: true, detections: ['cloudtrail-key-disabled-or-deletion-scheduled'] },
    })
  })

  test.each<[string, readonly Resource[], RegExp]>([
    ['not there', [], /does not watch/],
    ['its canary is late', keepwatch('ALARM'), /state ALARM/],
    ['its canary has not spoken yet', keepwatch('INSUFFICIENT_DATA'), /INSUFFICIENT_DATA/],
    ['nobody hears it', keepwatch('OK', 0), /nobody has confirmed/],
    ['a region that it does not watch', [...keepwatch(), bus('eu-west-1')], /eu-west-1/],
  ])('%s: it does not count', (_, related, says) => {
    expect(key(related)).toMatchObject({ verdict: 'fail', reason: expect.stringMatching(says) })
  })

  test('another region that hands its events to its bus is watched', () => {
    const forward = (target: string) =>
      rule({ source: ['aws.kms'] }, { Name: 'f', Targets: [{ Id: 'Keepwatch', Arn: target }] }, 'eu-west-1')
    const regions = [...keepwatch(), bus('eu-west-1')]
    expect(key([...regions, forward('arn:aws:events:us-east-1:111122223333:event-bus/keepwatch')]).verdict).toBe('pass')
    expect(key([...regions, forward('arn:aws:events:us-east-1:111122223333:event-bus/other')]).verdict).toBe('fail')
    expect(key([...regions, forward('arn:aws:sqs:eu-west-1:111122223333:q')]).verdict).toBe('fail')
  })

  test('it stands in for nothing that its detections tell in part only', () => {
    expect(judgedCase(iamChanges, withTrail(keepwatch())).verdict).toBe('fail')
    expect(judgedCase(accountChanges, withTrail(keepwatch())).verdict).toBe('pass')
  })
})
