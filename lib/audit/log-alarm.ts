import { AlarmSearch } from './alarms/alarm-search.ts'
import { toldByFilters } from './alarms/filter-route.ts'
import { compensated } from './alarms/keepwatch-route.ts'
import { regionsOf, toldByRules } from './alarms/rule-route.ts'
import type { WatchedKind } from './alarms/watched-event.ts'
import { type WatchedName, watchedKinds } from './alarms/watched-kinds.ts'
import { type Check, type CheckContext, defineCheck, fail, type Judgement, pass, undecided } from './check.ts'
import type { ConfigurationOf, Reading } from './resource-types.ts'
import { managementHalves, type TrailConfiguration } from './trail-selectors.ts'

/** What differs between the checks on alarms. */
export type LogAlarm = Pick<Check, 'title' | 'severity' | 'rationale'> & {
  /** Last part of the id, `cloudwatch-account-alarm-…`. */
  readonly name: WatchedName
  /** Name of the same control in Prowler. */
  readonly prowler: string
  /** Filter pattern for the remediation, as CloudWatch Logs takes it. */
  readonly pattern: string
}

const reads = [
  'AdvancedEventSelectors',
  'CloudWatchLogsLogGroupArn',
  'EventSelectors',
  'IsLogging',
  'IsMultiRegionTrail',
  'IsOrganizationTrail',
] as const

/**
 * A check that somebody is told of events that CloudTrail records. It decides by samples of the events, so that any spelling of a filter
 * counts, and follows the alarm to its end: a topic without a confirmed subscriber tells nobody.
 */
export function logAlarm({ name, prowler, pattern, ...words }: LogAlarm): Check {
  return defineCheck({
    ...words,
    id: `cloudwatch-account-alarm-${name}`,
    resource: 'AWS::CloudTrail::Trail',
    reads,
    also: {
      'AWS::Logs::MetricFilter': [
        'ApplyOnTransformedLogs',
        'FieldSelectionCriteria',
        'FilterName',
        'FilterPattern',
        'LogGroupName',
        'MetricTransformations',
      ],
      'AWS::CloudWatch::Alarm': [
        'ActionsEnabled',
        'AlarmActions',
        'AlarmName',
        'ComparisonOperator',
        'DatapointsToAlarm',
        'Dimensions',
        'EvaluationPeriods',
        'MetricName',
        'Metrics',
        'Namespace',
        'StateValue',
        'Threshold',
      ],
      'AWS::Events::EventBus': ['Name'],
      'AWS::Events::Rule': ['EventBusName', 'EventPattern', 'ManagedBy', 'Name', 'State', 'Targets'],
      'AWS::SNS::Topic': ['SubscriptionsConfirmed', 'TopicName'],
    },
    remediation: {
      cli: `On the log group of a trail of all regions: aws logs put-metric-filter --log-group-name <LOG_GROUP> --filter-name ${name} --metric-transformations metricName=${name},metricNamespace=CloudTrailAlarms,metricValue=1 --filter-pattern '${pattern}'; then aws cloudwatch put-metric-alarm --alarm-name ${name} --namespace CloudTrailAlarms --metric-name ${name} --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --alarm-actions <TOPIC_ARN>; and let somebody confirm: aws sns subscribe --topic-arn <TOPIC_ARN> --protocol email --notification-endpoint <ADDRESS>`,
      cdk: `const metric = new logs.MetricFilter(this, 'Filter', { logGroup, filterPattern: logs.FilterPattern.literal('${pattern}'), metricNamespace: 'CloudTrailAlarms', metricName: '${name}' }).metric({ statistic: 'Sum' }); metric.createAlarm(this, 'Alarm', { threshold: 1, evaluationPeriods: 1 }).addAlarmAction(new cloudwatchActions.SnsAction(topic))`,
      terraform: `resource "aws_cloudwatch_log_metric_filter" "this" { name = "${name}", log_group_name = "<LOG_GROUP>", pattern = <<EOT\n${pattern}\nEOT\nmetric_transformation { name = "${name}", namespace = "CloudTrailAlarms", value = "1" } } and resource "aws_cloudwatch_metric_alarm" "this" { alarm_name = "${name}", namespace = "CloudTrailAlarms", metric_name = "${name}", statistic = "Sum", period = 300, evaluation_periods = 1, threshold = 1, comparison_operator = "GreaterThanOrEqualToThreshold", alarm_actions = [aws_sns_topic.alarms.arn] }`,
    },
    aliases: { prowler: [prowler], securityHub: [] },
    accountNeedsOne: 'No trail records the account, so no alarm can tell of anything that it records.',
    evaluate: (trail, context) => judgeTrail(trail, watchedKinds[name], context),
  })
}

interface Trail {
  readonly arn: string
  readonly account: string
  readonly configuration: Reading<ConfigurationOf<'AWS::CloudTrail::Trail'>, (typeof reads)[number]>
}

function judgeTrail({ arn, account, configuration }: Trail, kind: WatchedKind, { related }: CheckContext): Judgement {
  const gap = blindness(configuration, kind)
  if (gap) return fail(`The trail ${gap}.`, { trail: arn })
  const search = new AlarmSearch(kind, related, account)
  const { CloudWatchLogsLogGroupArn: group } = configuration
  const owner = group?.split(':')[4]
  const isElsewhere = owner !== undefined && owner !== account
  if (group === null) search.stopped('filter', 'the trail writes to no log group')
  else if (!isElsewhere && toldByFilters(search, group))
    return pass('Metric filters on the trail’s log group raise alarms that somebody hears.', { trail: arn, tellers: search.tellers })
  const lack = search.lack
  const regions = regionsOf(search, arn.split(':')[1] ?? 'aws')
  const byRules = new AlarmSearch(kind, related, account)
  if (toldByRules(byRules, regions))
    return pass('EventBridge rules hand the events to a topic that somebody hears.', { regions, tellers: byRules.tellers })
  const instead = compensated(search, regions)
  if (instead.stands)
    return pass(
      `There is no alarm on them; Keepwatch’s live detections tell them instead (${kind.detections.join(', ')}).`,
      instead.evidence,
    )
  if (isElsewhere)
    return undecided(`The trail’s log group belongs to account ${owner}: its filters and alarms are to be judged there.`, { group })
  return fail(`Nobody is told: ${lack}; ${instead.note}.`, { trail: arn, group, untold: search.untold.map((event) => event.name) })
}

/** Why a trail cannot show the events. */
function blindness(configuration: Trail['configuration'], kind: WatchedKind): string | undefined {
  if (configuration.IsLogging !== true) return 'is not logging'
  if (configuration.IsMultiRegionTrail !== true) return 'records one region only'
  const { EventSelectors: basic, AdvancedEventSelectors: advanced } = configuration
  const halves = managementHalves({ EventSelectors: basic ?? [], AdvancedEventSelectors: advanced ?? [] } as TrailConfiguration)
  const needed = new Set(kind.events.map(({ record }) => (record['readOnly'] === true ? 'read' : 'write')))
  const missing = [...needed].filter((half) => !halves.has(half))
  return missing.length > 0 ? `leaves out ${missing.join(' and ')} events of management` : undefined
}
