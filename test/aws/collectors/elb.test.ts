import { describe, expect, test } from 'vitest'
import { elb } from '#lib/aws/collectors/elb.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const description = {
  LoadBalancerName: 'old',
  Scheme: 'internet-facing',
  AvailabilityZones: ['us-east-1a'],
  Subnets: ['subnet-a'],
  ListenerDescriptions: [
    {
      Listener: { Protocol: 'HTTPS', LoadBalancerPort: 443, InstanceProtocol: 'HTTP', InstancePort: 80, SSLCertificateId: 'arn:c' },
      PolicyNames: ['p'],
    },
  ],
}
const answers: Answers = {
  'elasticloadbalancing:DescribeLoadBalancers': { LoadBalancerDescriptions: [description] },
  'elasticloadbalancing:DescribeLoadBalancerAttributes': {
    LoadBalancerAttributes: {
      CrossZoneLoadBalancing: { Enabled: true },
      AccessLog: { Enabled: true, S3BucketName: 'logs' },
      AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'monitor' }],
    },
  },
}

describe('elb', () => {
  test('a classic load balancer under its CloudFormation names', async () => {
    expect(await collectAll(elb, answers)).toMatchObject({
      gaps: [],
      resources: [
        {
          arn: `arn:aws:elasticloadbalancing:us-east-1:${account}:loadbalancer/old`,
          type: 'AWS::ElasticLoadBalancing::LoadBalancer',
          configuration: {
            CrossZone: true,
            AccessLoggingPolicy: { Enabled: true, S3BucketName: 'logs' },
            Listeners: [{ Protocol: 'HTTPS', LoadBalancerPort: '443', SSLCertificateId: 'arn:c', PolicyNames: ['p'] }],
          },
          observed: { DesyncMitigationMode: 'monitor' },
        },
      ],
    })
  })

  test('a second page is read', async () => {
    const page = (_: unknown, times: number) => ({ LoadBalancerDescriptions: [description], ...(times === 0 ? { NextMarker: 'n' } : {}) })
    expect((await collectAll(elb, { ...answers, 'elasticloadbalancing:DescribeLoadBalancers': page })).resources).toHaveLength(2)
  })

  test.each([denied, {}])('a refused listing, or one that says nothing, is a gap', async (answer) => {
    const { resources, gaps } = await collectAll(elb, { 'elasticloadbalancing:DescribeLoadBalancers': answer })
    expect(resources).toEqual([])
    expect(gaps).toMatchObject([{ types: ['AWS::ElasticLoadBalancing::LoadBalancer'] }])
  })

  test.each([denied, {}, { LoadBalancerAttributes: {} }])('attributes that are refused or not said are unseen', async (answer) => {
    const { resources } = await collectAll(elb, { ...answers, 'elasticloadbalancing:DescribeLoadBalancerAttributes': answer })
    expect(Object.keys(resources[0]?.unseen ?? {})).toEqual(
      expect.arrayContaining(['AccessLoggingPolicy', 'CrossZone', 'DesyncMitigationMode']),
    )
  })

  test('one deleted meanwhile is left out', async () => {
    const gone = { ...answers, 'elasticloadbalancing:DescribeLoadBalancerAttributes': awsError('LoadBalancerNotFound') }
    expect(await collectAll(elb, gone)).toMatchObject({ resources: [], gaps: [] })
  })

  test('attributes that nobody wants are not asked', async () => {
    const { actions } = await collectAll(elb, answers, { wants: (_, property) => property === undefined || property === 'Listeners' })
    expect(actions).toEqual(['elasticloadbalancing:DescribeLoadBalancers'])
  })
})
