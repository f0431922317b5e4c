import { describe, expect, test } from 'vitest'
import { cloudwatch } from '#lib/aws/collectors/cloudwatch.ts'
import { account, collectAll, denied } from './fake-aws.ts'

const arn = `arn:aws:cloudwatch:us-east-1:${account}:alarm:a`
const alarm = {
  AlarmArn: arn,
  AlarmName: 'a',
  Namespace: 'n',
  MetricName: 'm',
  ActionsEnabled: true,
  AlarmActions: ['arn:t'],
  StateValue: 'OK',
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
  EvaluationPeriods: 1,
}

describe('cloudwatch', () => {
  test('an alarm on a metric', async () => {
    expect((await collectAll(cloudwatch, { 'cloudwatch:DescribeAlarms': { MetricAlarms: [alarm] } })).resources).toMatchObject([
      {
        arn,
        type: 'AWS::CloudWatch::Alarm',
        configuration: { Namespace: 'n', MetricName: 'm', Threshold: 0, DatapointsToAlarm: null, Metrics: [], AlarmActions: ['arn:t'] },
        observed: { StateValue: 'OK' },
      },
    ])
  })

  test('an alarm on an expression', async () => {
    const stat = { Metric: { Namespace: 'n', MetricName: 'm' }, Stat: 'Sum', Period: 300 }
    const Metrics = [
      { Id: 'e', Expression: 'm1 * 2' },
      { Id: 'm1', MetricStat: stat, ReturnData: false },
    ]
    const expression = { AlarmArn: arn, AlarmName: 'a', Metrics }
    const { resources } = await collectAll(cloudwatch, { 'cloudwatch:DescribeAlarms': { MetricAlarms: [expression] } })
    expect(resources[0]).toMatchObject({ configuration: { MetricName: null, Namespace: null, Metrics, AlarmActions: [] } })
    expect(resources[0]?.unseen).toHaveProperty('ActionsEnabled')
  })

  test('a second page is read; composite alarms are not asked for', async () => {
    const page = (input: Readonly<Record<string, unknown>>, times: number) => {
      expect(input).toMatchObject({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100 })
      return { MetricAlarms: [{ ...alarm, AlarmArn: `${arn}${times}` }], ...(times === 0 ? { NextToken: 'n' } : {}) }
    }
    expect((await collectAll(cloudwatch, { 'cloudwatch:DescribeAlarms': page })).resources).toHaveLength(2)
  })

  test.each([denied, {}])('a list that is refused or missing is a gap', async (answer) => {
    expect((await collectAll(cloudwatch, { 'cloudwatch:DescribeAlarms': answer })).gaps).toMatchObject([
      { action: 'cloudwatch:DescribeAlarms', types: ['AWS::CloudWatch::Alarm'] },
    ])
  })
})
