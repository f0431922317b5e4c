import { CloudTrailClient, UpdateTrailCommand } from '@aws-sdk/client-cloudtrail'
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch'
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  PutMetricFilterCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns'
import { checks } from '#lib/audit/checks/catalogue.generated.ts'
import type { Expected } from './expected.ts'
import { configOf, type Seeded } from './seeded.ts'

const alarmChecks = checks.filter(({ id }) => id.startsWith('cloudwatch-account-alarm-'))

/** The pattern that the remediation of a check hands to CloudWatch Logs: who follows it must pass. */
function patternOf({ id, remediation }: (typeof alarmChecks)[number]): string {
  const [, pattern] = /--filter-pattern '([^']+)'/.exec(remediation.cli) ?? []
  if (!pattern) throw new Error(`The remediation of ${id} names no --filter-pattern.`)
  return pattern
}

/** An alarm on each kind of event that CIS names, made as each check's remediation says; or none. */
export async function seedAlarms(seeded: Seeded): Promise<readonly Expected[]> {
  const { access, good, trail } = seeded
  const config = configOf(seeded)
  if (good) {
    const logs = new CloudWatchLogsClient(config)
    const logGroupName = 'trail'
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    const { logGroups: [group] = [] } = await logs.send(new DescribeLogGroupsCommand({}))
    const CloudWatchLogsRoleArn = `arn:aws:iam::${access.account}:role/trail`
    await new CloudTrailClient(config).send(
      new UpdateTrailCommand({ Name: trail, CloudWatchLogsLogGroupArn: group?.arn, CloudWatchLogsRoleArn }),
    )
    const topic = await heardTopic(config)
    for (const check of alarmChecks) await watch(config, logGroupName, check, topic)
  }
  const arn = `arn:aws:iam::${access.account}:root`
  return alarmChecks.map(({ id }) => ({ checkId: id, arn, verdict: good ? 'pass' : 'fail' }))
}

type Config = ReturnType<typeof configOf>

/** A topic with a subscriber; moto confirms those that are not on the web at once. */
async function heardTopic(config: Config): Promise<string> {
  const sns = new SNSClient(config)
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'alarms', Attributes: { KmsMasterKeyId: 'alias/aws/sns' } }))
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'security@example.com' }))
  return TopicArn ?? ''
}

async function watch(config: Config, logGroupName: string, check: (typeof alarmChecks)[number], topic: string): Promise<void> {
  const metric = { metricNamespace: 'CloudTrailAlarms', metricName: check.id, metricValue: '1' }
  await new CloudWatchLogsClient(config).send(
    new PutMetricFilterCommand({ logGroupName, filterName: check.id, filterPattern: patternOf(check), metricTransformations: [metric] }),
  )
  await new CloudWatchClient(config).send(
    new PutMetricAlarmCommand({
      AlarmName: check.id,
      Namespace: metric.metricNamespace,
      MetricName: metric.metricName,
      Statistic: 'Sum',
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [topic],
    }),
  )
}
