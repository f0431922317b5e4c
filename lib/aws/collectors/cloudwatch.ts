import { CloudWatchClient, DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { listed } from './listed.ts'

const alarmType = 'AWS::CloudWatch::Alarm'

/** Alarms on metrics, a hundred a call. */
export const cloudwatch: Collector = {
  service: 'cloudwatch',
  scope: 'regional',
  brings: { [alarmType]: { list: ['cloudwatch:DescribeAlarms'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  yield* listed(scope, {
    action: 'cloudwatch:DescribeAlarms',
    types: [alarmType],
    page: async (token) => {
      const command = new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100, NextToken: token })
      const answer = await clients.of('cloudwatch', CloudWatchClient, scope.region).send(command)
      if (!answer.MetricAlarms) throw new Error('the answer holds no list of alarms')
      return { items: answer.MetricAlarms, next: answer.NextToken }
    },
    read: (alarm) => alarmResource(alarm, scope),
  })
}

function alarmResource(alarm: MetricAlarm, scope: CollectorScope): Resource {
  const { AlarmArn: arn } = alarm
  if (!arn) throw new Error('cloudwatch:DescribeAlarms gave an alarm without an ARN')
  return collectedResource(alarmType, scope, {
    arn,
    configuration: {
      AlarmName: { value: alarm.AlarmName },
      // An alarm is on one metric, or (then the first ones are absent) on an expression over several.
      Namespace: { value: alarm.Namespace ?? null },
      MetricName: { value: alarm.MetricName ?? null },
      Dimensions: { value: (alarm.Dimensions ?? []).map(({ Name, Value }) => ({ Name, Value })) },
      Statistic: { value: alarm.Statistic ?? null },
      Period: { value: alarm.Period ?? null },
      Metrics: { value: (alarm.Metrics ?? []).map(metricQuery) },
      ComparisonOperator: { value: alarm.ComparisonOperator ?? null },
      Threshold: { value: alarm.Threshold ?? null },
      EvaluationPeriods: { value: alarm.EvaluationPeriods ?? null },
      DatapointsToAlarm: { value: alarm.DatapointsToAlarm ?? null },
      TreatMissingData: { value: alarm.TreatMissingData ?? null },
      ActionsEnabled: { value: alarm.ActionsEnabled },
      AlarmActions: { value: alarm.AlarmActions ?? [] },
    },
    observed: { StateValue: { value: alarm.StateValue ?? null } },
  })
}

const metricQuery = ({ Id, Expression, MetricStat: stat, ReturnData }: NonNullable<MetricAlarm['Metrics']>[number]) => ({
  Id,
  ...(Expression === undefined ? {} : { Expression }),
  ...(ReturnData === undefined ? {} : { ReturnData }),
  ...(stat
    ? {
        MetricStat: {
          Metric: { Namespace: stat.Metric?.Namespace, MetricName: stat.Metric?.MetricName },
          Stat: stat.Stat,
          Period: stat.Period,
        },
      }
    : {}),
})
