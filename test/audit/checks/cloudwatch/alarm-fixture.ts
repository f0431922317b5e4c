import type { WatchedName } from '#lib/audit/alarms/watched-kinds.ts'
import { watchedKinds } from '#lib/audit/alarms/watched-kinds.ts'
import type { Check } from '#lib/audit/check.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { type CaseParts, type CheckCases, checkCases } from '../../check-cases.ts'
import { account, sample } from '../../sample-resource.ts'

type Parts = Readonly<Record<string, unknown>>

const logGroupArn = `arn:aws:logs:us-east-1:${account}:log-group:trail:*`
const topicArn = `arn:aws:sns:us-east-1:${account}:security`
const metric = { Namespace: 'Security', MetricName: 'events' }

export const trail = {
  AdvancedEventSelectors: [],
  CloudWatchLogsLogGroupArn: logGroupArn,
  EventSelectors: [],
  IsLogging: true,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: false,
}

export const filter = (FilterPattern: string, parts: Parts = {}): Resource =>
  sample('AWS::Logs::MetricFilter', {
    arn: `arn:aws:logs:us-east-1:${account}:log-group:trail:metric-filter:${String(parts['FilterName'] ?? 'f')}`,
    configuration: {
      ApplyOnTransformedLogs: false,
      FieldSelectionCriteria: null,
      FilterName: 'f',
      FilterPattern,
      LogGroupName: 'trail',
      MetricTransformations: [{ MetricNamespace: 'Security', MetricName: 'events', MetricValue: '1' }],
      ...parts,
    },
  })

export const alarm = (parts: Parts = {}, StateValue = 'OK', region = 'us-east-1'): Resource =>
  sample('AWS::CloudWatch::Alarm', {
    arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${String(parts['AlarmName'] ?? 'a')}`,
    region,
    configuration: {
      ActionsEnabled: true,
      AlarmActions: [topicArn],
      AlarmName: 'a',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      DatapointsToAlarm: null,
      Dimensions: [],
      EvaluationPeriods: 1,
      Metrics: [],
      Threshold: 1,
      ...metric,
      ...parts,
    },
    observed: { StateValue },
  })

export const topic = (SubscriptionsConfirmed: number, TopicName = 'security'): Resource =>
  sample('AWS::SNS::Topic', {
    arn: `arn:aws:sns:us-east-1:${account}:${TopicName}`,
    configuration: { TopicName },
    observed: { SubscriptionsConfirmed },
  })

export const bus = (region = 'us-east-1'): Resource =>
  sample('AWS::Events::EventBus', {
    arn: `arn:aws:events:${region}:${account}:event-bus/default`,
    region,
    configuration: { Name: 'default' },
  })

export const rule = (EventPattern: unknown, parts: Parts = {}, region = 'us-east-1'): Resource =>
  sample('AWS::Events::Rule', {
    arn: `arn:aws:events:${region}:${account}:rule/${String(parts['Name'] ?? 'r')}`,
    region,
    configuration: {
      EventBusName: 'default',
      EventPattern,
      Name: 'r',
      State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      Targets: [{ Id: 't', Arn: topicArn }],
      ...parts,
    },
    observed: { ManagedBy: null },
  })

/** Keepwatch as its stacks deploy it in us-east-1. */
export const keepwatch = (state = 'OK', subscribers = 1): readonly Resource[] => [
  alarm({ AlarmName: 'canary', Namespace: 'Keepwatch', MetricName: 'CanaryAgeSeconds', Threshold: 1_800, AlarmActions: [] }, state),
  topic(subscribers, 'keepwatch-alerts-text'),
  rule(
    { 'detail-type': ['AWS API Call via CloudTrail', 'AWS Console Sign In via CloudTrail'] },
    { Name: 'kw', Targets: [{ Id: 'Keepwatch', Arn: `arn:aws:sqs:us-east-1:${account}:events` }] },
  ),
]

/** A trail with these things beside it, and the default bus of its region. */
export const withTrail = (related: readonly Resource[], parts: Parts = {}, rest: CaseParts = {}): CaseParts => ({
  arn: `arn:aws:cloudtrail:us-east-1:${account}:trail/t`,
  configuration: { ...trail, ...parts },
  related: [bus(), ...related],
  ...rest,
})

/** The pattern that the remediation of a check gives. */
function patternOf(check: Check): string {
  const found = /--filter-pattern '([^']*)'/.exec(check.remediation.cli)?.[1]
  if (!found) throw new Error(`${check.id} remedies without a filter pattern`)
  return found
}

/** What holds of every check on an alarm: its own remedy satisfies it, one event that is left out does not. */
export function alarmCases(check: Check, name: WatchedName, more: CheckCases['cases'] = []): CheckCases {
  const kind = watchedKinds[name]
  const pattern = patternOf(check)
  const whole = [filter(pattern), alarm(), topic(1)]
  const anything = { detail: { eventName: [{ exists: true }] } }
  const isCovered = kind.detections.length > 0
  return checkCases(check, [
    ['as the remediation has it', 'pass', withTrail(whole)],
    ['every event of the trail', 'pass', withTrail([filter(''), alarm(), topic(1)])],
    ['a filter on something else', 'fail', withTrail([filter('{ $.eventName = NobodyCallsThis }'), alarm(), topic(1)])],
    ['nothing at all', 'fail', withTrail([])],
    ['nobody has confirmed', 'fail', withTrail([filter(pattern), alarm(), topic(0)], {}, { says: /no confirmed subscriber/ })],
    ['a rule of EventBridge', 'pass', withTrail([rule(anything), topic(1)], { CloudWatchLogsLogGroupArn: null })],
    ['Keepwatch alive', isCovered ? 'pass' : 'fail', withTrail(keepwatch())],
    ['Keepwatch’s canary is late', 'fail', withTrail(keepwatch('ALARM'))],
    ['a trail that is off', 'fail', withTrail(whole, { IsLogging: false })],
    [
      'a group of another account',
      'unknown',
      withTrail([], { CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:999988887777:log-group:t:*' }),
    ],
    ...more,
  ])
}
