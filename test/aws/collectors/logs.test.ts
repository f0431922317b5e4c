import { describe, expect, test } from 'vitest'
import { logs } from '#lib/aws/collectors/logs.ts'
import { type Answers, account, collectAll, denied } from './fake-aws.ts'

const at = `arn:aws:logs:us-east-1:${account}`
const answers: Answers = {
  'logs:DescribeLogGroups': {
    logGroups: [
      { logGroupName: '/a', arn: `${at}:log-group:/a:*`, retentionInDays: 30, kmsKeyId: 'arn:key', creationTime: 0, storedBytes: 7 },
      { logGroupName: '/b', logGroupArn: `${at}:log-group:/b` },
    ],
  },
  'logs:DescribeMetricFilters': {
    metricFilters: [
      {
        filterName: 'f',
        logGroupName: '/a',
        filterPattern: '{ $.a = 1 }',
        metricTransformations: [{ metricName: 'm', metricNamespace: 'n', metricValue: '1', dimensions: { x: '$.x' } }],
      },
    ],
  },
  'logs:DescribeResourcePolicies': { resourcePolicies: [{ policyName: 'p', policyDocument: '{"Statement":[]}' }] },
  'logs:DescribeDeliverySources': {
    deliverySources: [
      { name: 's', arn: `${at}:delivery-source:s`, resourceArns: ['arn:d'], service: 'cloudfront', logType: 'ACCESS_LOGS' },
    ],
  },
  'logs:DescribeDeliveries': {
    deliveries: [
      { id: '1', arn: `${at}:delivery:1`, deliverySourceName: 's', deliveryDestinationArn: 'arn:to', deliveryDestinationType: 'S3' },
    ],
  },
}
const only = (type: string) => ({ wants: (wanted: string) => wanted === type })

describe('logs', () => {
  test('log groups under their CloudFormation names; what is not set is null', async () => {
    expect((await collectAll(logs, answers, only('AWS::Logs::LogGroup'))).resources).toMatchObject([
      {
        arn: `${at}:log-group:/a`,
        configuration: { LogGroupName: '/a', RetentionInDays: 30, KmsKeyId: 'arn:key' },
        observed: { CreationTime: '1970-01-01T00:00:00.000Z', StoredBytes: 7 },
      },
      {
        arn: `${at}:log-group:/b`,
        configuration: { LogGroupName: '/b', RetentionInDays: null, KmsKeyId: null, LogGroupClass: 'STANDARD' },
        observed: { CreationTime: null, StoredBytes: null },
      },
    ])
  })

  test('metric filters', async () => {
    expect((await collectAll(logs, answers, only('AWS::Logs::MetricFilter'))).resources).toMatchObject([
      {
        arn: `${at}:log-group:/a:metric-filter:f`,
        configuration: {
          FilterName: 'f',
          LogGroupName: '/a',
          FilterPattern: '{ $.a = 1 }',
          FieldSelectionCriteria: null,
          MetricTransformations: [{ MetricName: 'm', MetricNamespace: 'n', MetricValue: '1', Dimensions: [{ Key: 'x', Value: '$.x' }] }],
        },
      },
    ])
  })

  test('policies, sources and deliveries', async () => {
    const { resources } = await collectAll(logs, answers)
    expect(resources.slice(3)).toMatchObject([
      { type: 'AWS::Logs::ResourcePolicy', configuration: { PolicyName: 'p', PolicyDocument: { Statement: [] } } },
      {
        type: 'AWS::Logs::DeliverySource',
        configuration: { Name: 's', ResourceArn: 'arn:d', LogType: 'ACCESS_LOGS' },
        observed: { Service: 'cloudfront', ResourceArns: ['arn:d'] },
      },
      {
        type: 'AWS::Logs::Delivery',
        configuration: { DeliverySourceName: 's', DeliveryDestinationArn: 'arn:to' },
        observed: { DeliveryDestinationType: 'S3' },
      },
    ])
  })

  test('only what is wanted is asked', async () => {
    expect((await collectAll(logs, answers, only('AWS::Logs::MetricFilter'))).actions).toEqual(['logs:DescribeMetricFilters'])
  })

  test('a second page is read', async () => {
    const page = (_: unknown, times: number) => ({ logGroups: [{ logGroupName: `/${times}` }], ...(times === 0 ? { nextToken: 'n' } : {}) })
    const { resources } = await collectAll(logs, { 'logs:DescribeLogGroups': page }, only('AWS::Logs::LogGroup'))
    expect(resources).toHaveLength(2)
  })

  test.each(
    Object.entries({
      'logs:DescribeLogGroups': 'AWS::Logs::LogGroup',
      'logs:DescribeMetricFilters': 'AWS::Logs::MetricFilter',
      'logs:DescribeResourcePolicies': 'AWS::Logs::ResourcePolicy',
      'logs:DescribeDeliverySources': 'AWS::Logs::DeliverySource',
      'logs:DescribeDeliveries': 'AWS::Logs::Delivery',
    }),
  )('%s refused or without a list is a gap of its own type', async (action, type) => {
    for (const answer of [denied, {}]) {
      const { gaps, resources } = await collectAll(logs, { ...answers, [action]: answer })
      expect(gaps).toMatchObject([{ action, types: [type] }])
      expect(resources.map((resource) => resource.type)).not.toContain(type)
      expect(resources.length).toBeGreaterThan(3)
    }
  })
})
