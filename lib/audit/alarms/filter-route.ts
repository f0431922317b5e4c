import { UnseenError } from '../guard.ts'
import { compileFilterPattern } from '../log-filter-pattern.ts'
import type { RelatedResource } from '../related.ts'
import type { AlarmSearch } from './alarm-search.ts'
import type { WatchedEvent } from './watched-event.ts'

type Filter = RelatedResource<'AWS::Logs::MetricFilter'>
type Alarm = RelatedResource<'AWS::CloudWatch::Alarm'>
interface Metric {
  readonly namespace: string
  readonly name: string
  /** What one event adds to it. */
  readonly value: number
}

/**
 * The way that CIS describes: metric filters on the trail's log group count the events, alarms on their metrics tell a topic, and
 * somebody has confirmed a subscription to it. Several filters may share the events. Whether all are told.
 */
export function toldByFilters(search: AlarmSearch, logGroupArn: string): boolean {
  const [, , , region = '', , , group = ''] = logGroupArn.split(':')
  search.stopped('filter', `no metric filter on the log group ${group} matches`)
  const last = search.related.find(
    'AWS::Logs::MetricFilter',
    (filter) => {
      if (filter.configuration.LogGroupName !== group) return false
      const events = countedBy(filter, search.untold)
      if (events.length === 0) return false
      search.stopped('alarm', `the metric filter ${filter.configuration.FilterName} matches, and no alarm is on its metric`)
      const alarm = metricsOf(filter)
        .map((metric) => alarmOn(search, metric, region))
        .find((found) => found !== undefined)
      return alarm !== undefined && search.tell(events, { filter: filter.arn, ...alarm })
    },
    { region },
  )
  return last !== undefined
}

function countedBy({ arn, configuration }: Filter, events: readonly WatchedEvent[]): readonly WatchedEvent[] {
  const { FieldSelectionCriteria: criteria, ApplyOnTransformedLogs: transformed, FilterPattern: pattern } = configuration
  try {
    const matches = compileFilterPattern(pattern ?? '')
    const matched = events.filter(({ record }) => matches(record))
    if (matched.length > 0 && (criteria || transformed)) throw new Error('it looks at a part of the events, or at changed ones')
    return matched
  } catch (error) {
    throw new UnseenError(`${arn}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Metrics with dimensions are many metrics, each of some of the events: an alarm is on one of them. */
function metricsOf({ configuration }: Filter): readonly Metric[] {
  return (configuration.MetricTransformations ?? []).flatMap((to) => {
    const value = Number(to.MetricValue)
    if (!to.MetricNamespace || !to.MetricName || (to.Dimensions?.length ?? 0) > 0 || !(value > 0)) return []
    return [{ namespace: to.MetricNamespace, name: to.MetricName, value }]
  })
}

function alarmOn(search: AlarmSearch, metric: Metric, region: string): Readonly<Record<string, string>> | undefined {
  let topic: string | undefined
  const alarm = search.related.find(
    'AWS::CloudWatch::Alarm',
    (candidate) => {
      if (!isOn(candidate, metric)) return false
      const name = `the alarm ${candidate.configuration.AlarmName}`
      if (!goesOff(search, candidate, metric, name)) return false
      topic = search.heardTopic(candidate.configuration.AlarmActions ?? [], name)
      return topic !== undefined
    },
    { region },
  )
  return alarm && topic !== undefined ? { alarm: alarm.arn, topic } : undefined
}

/** On the metric itself, or on an expression over it. */
function isOn({ configuration }: Alarm, metric: Metric): boolean {
  if (configuration.MetricName !== null)
    return (
      configuration.Namespace === metric.namespace &&
      configuration.MetricName === metric.name &&
      (configuration.Dimensions?.length ?? 0) === 0
    )
  return (configuration.Metrics ?? []).some(({ MetricStat: stat }) => {
    const { Namespace: namespace, MetricName: name, Dimensions: dimensions = [] } = stat?.Metric ?? {}
    return namespace === metric.namespace && name === metric.name && dimensions.length === 0
  })
}

/** Whether the alarm is on, and goes off when no more than `countAtMost` events fall into one period. */
function goesOff(search: AlarmSearch, { configuration }: Alarm, metric: Metric, name: string): boolean {
  const { ActionsEnabled: enabled, ComparisonOperator: operator, Threshold: threshold } = configuration
  if (enabled === false) {
    search.stopped('action', `${name} has its actions switched off`)
    return false
  }
  // A threshold on an expression, or a band that is learnt, is not followed: that there is one counts.
  if (configuration.MetricName === null || threshold === null) return true
  const most = search.kind.countAtMost * metric.value
  const reached =
    (operator === 'GreaterThanOrEqualToThreshold' && most >= threshold) || (operator === 'GreaterThanThreshold' && most > threshold)
  if (!reached) {
    const wanted = search.kind.countAtMost === 1 ? 'each event has to raise it' : `${search.kind.countAtMost} events have to raise it`
    search.stopped('action', `${name} goes off at ${operator} ${threshold}, and ${wanted}`)
    return false
  }
  const periods = configuration.DatapointsToAlarm ?? configuration.EvaluationPeriods ?? 1
  if (search.kind.countAtMost === 1 && periods > 1) {
    search.stopped('action', `${name} wants the event in ${periods} periods, so that a single one raises nothing`)
    return false
  }
  return true
}
