import { describe, expect, test } from 'vitest'
import { vpc } from '#lib/aws/collectors/vpc.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const log = {
  FlowLogId: 'fl-1',
  ResourceId: 'vpc-1',
  TrafficType: 'ALL',
  LogDestinationType: 's3',
  LogDestination: 'arn:aws:s3:::logs',
  LogFormat: `\${version}`,
  MaxAggregationInterval: 60,
  FlowLogStatus: 'ACTIVE',
  DeliverLogsStatus: 'SUCCESS',
}
const answers: Answers = {
  'ec2:DescribeVpcs': {
    Vpcs: [{ VpcId: 'vpc-1', OwnerId: account, CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'a', Value: 'b' }] }, { VpcId: 'vpc-2' }],
  },
  'route53resolver:ListResolverQueryLogConfigAssociations': {
    ResolverQueryLogConfigAssociations: [{ ResourceId: 'vpc-1', Status: 'ACTIVE', ResolverQueryLogConfigId: 'rqlc-1' }],
  },
  'ec2:DescribeFlowLogs': { FlowLogs: [log, { ...log, FlowLogId: 'fl-2', ResourceId: 'subnet-1' }] },
}

const vpcsOnly = { wants: (type: string) => type === 'AWS::EC2::VPC' }

describe('vpc', () => {
  test('a VPC with the flow logs that are its own', async () => {
    const { resources, gaps } = await collectAll(vpc, answers, vpcsOnly)
    expect(gaps).toEqual([])
    expect(resources).toMatchObject([
      {
        arn: `arn:aws:ec2:us-east-1:${account}:vpc/vpc-1`,
        type: 'AWS::EC2::VPC',
        tags: { a: 'b' },
        observed: { FlowLogs: [{ FlowLogId: 'fl-1', Status: 'ACTIVE', DeliveryStatus: 'SUCCESS', MaxAggregationInterval: 60 }] },
      },
      { arn: `arn:aws:ec2:us-east-1:${account}:vpc/vpc-2`, observed: { FlowLogs: [] } },
    ])
  })

  test.each([
    ['refused', denied, /ec2:DescribeFlowLogs denied/],
    ['without a list', {}, /no list of flow logs/],
    [
      'of which the second page is refused',
      ((_: unknown, times: number) => (times === 0 ? { FlowLogs: [log], NextToken: 't' } : denied)) as Answers[string],
      /denied/,
    ],
  ])('flow logs %s are unseen, not absent', async (_, answer, reason) => {
    const { resources } = await collectAll(vpc, { ...answers, 'ec2:DescribeFlowLogs': answer }, vpcsOnly)
    expect(resources.map(({ observed }) => observed && 'FlowLogs' in observed)).toEqual([false, false])
    for (const { unseen } of resources) expect(unseen?.['FlowLogs']).toMatch(reason)
  })

  test('DNS query logs by VPC; refused, they are unseen, not absent', async () => {
    const { resources } = await collectAll(vpc, answers, vpcsOnly)
    expect(resources.map(({ observed }) => observed?.['QueryLogs'])).toEqual([
      [{ ResolverQueryLogConfigId: 'rqlc-1', Status: 'ACTIVE' }],
      [],
    ])
    const hidden = await collectAll(vpc, { ...answers, 'route53resolver:ListResolverQueryLogConfigAssociations': denied }, vpcsOnly)
    for (const { unseen } of hidden.resources) expect(unseen?.['QueryLogs']).toMatch(/denied/)
  })

  test.each([
    ['refused', awsError('UnauthorizedOperation', 403), 'denied'],
    ['without a list', {}, 'error'],
    ['with a VPC without an id', { Vpcs: [{}] }, 'error'],
  ])('a list %s is a gap', async (_, answer, outcome) => {
    const { gaps } = await collectAll(vpc, { ...answers, 'ec2:DescribeVpcs': answer }, vpcsOnly)
    expect(gaps).toMatchObject([{ outcome, types: ['AWS::EC2::VPC'] }])
  })
})
