import { describe, expect, test } from 'vitest'
import { elbv2 } from '#lib/aws/collectors/elbv2.ts'
import { type Answers, awsError, collectAll, denied } from './fake-aws.ts'

const prefix = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:'
const arn = `${prefix}loadbalancer/app/a/1`
const balancer = {
  LoadBalancerArn: arn,
  LoadBalancerName: 'a',
  Type: 'application',
  Scheme: 'internet-facing',
  SecurityGroups: ['sg-1'],
  AvailabilityZones: [
    { ZoneName: 'us-east-1a', SubnetId: 'subnet-a' },
    { ZoneName: 'us-east-1b', SubnetId: 'subnet-b' },
  ],
}
const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }
const http = { ListenerArn: `${prefix}listener/app/a/1/80`, Port: 80, Protocol: 'HTTP', DefaultActions: [redirect] }
const https = {
  ListenerArn: `${prefix}listener/app/a/1/443`,
  Port: 443,
  Protocol: 'HTTPS',
  SslPolicy: 'ELBSecurityPolicy-2016-08',
  Certificates: [{ CertificateArn: 'arn:c', IsDefault: true }],
  DefaultActions: [{ Type: 'authenticate-oidc', AuthenticateOidcConfig: { Issuer: 'https://i', ClientId: 'c', ClientSecret: 'hush' } }],
}
const answers: Answers = {
  'elasticloadbalancing:DescribeLoadBalancers': { LoadBalancers: [balancer] },
  'elasticloadbalancing:DescribeLoadBalancerAttributes': { Attributes: [{ Key: 'k', Value: 'v' }] },
  'elasticloadbalancing:DescribeListeners': { Listeners: [http, https] },
  'elasticloadbalancing:DescribeRules': {
    Rules: [
      { Priority: '1', Actions: [{ Type: 'forward', TargetGroupArn: 'arn:t' }], IsDefault: false },
      { Priority: 'default', Actions: [redirect], IsDefault: true },
    ],
  },
}
const balancerType = 'AWS::ElasticLoadBalancingV2::LoadBalancer'
const listenerType = 'AWS::ElasticLoadBalancingV2::Listener'

describe('elbv2', () => {
  test('load balancers and listeners under their CloudFormation names', async () => {
    const { resources, gaps, actions } = await collectAll(elbv2, answers)
    expect(gaps).toEqual([])
    expect(resources).toMatchObject(
      [
        {
          arn,
          type: balancerType,
          configuration: { Type: 'application', Subnets: ['subnet-a', 'subnet-b'], LoadBalancerAttributes: [{ Key: 'k', Value: 'v' }] },
        },
        {
          type: listenerType,
          configuration: { LoadBalancerArn: arn, Protocol: 'HTTP', SslPolicy: null, DefaultActions: [redirect] },
          observed: { Rules: [{ Priority: '1', Actions: [{ Type: 'forward', TargetGroupArn: 'arn:t' }] }] },
        },
        {
          type: listenerType,
          configuration: { Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2016-08' },
          unseen: { Rules: /not asked/ },
        },
      ].map((one) => ('unseen' in one ? { ...one, unseen: expect.anything() } : one)),
    )
    // The pages of load balancers serve both listings.
    expect(actions.filter((action) => action.endsWith('DescribeLoadBalancers'))).toHaveLength(1)
    expect(JSON.stringify(resources)).not.toContain('hush')
  })

  test('a gateway load balancer has neither scheme nor groups', async () => {
    const { Scheme: _, SecurityGroups: __, ...rest } = balancer
    const { resources } = await collectAll(elbv2, {
      ...answers,
      'elasticloadbalancing:DescribeLoadBalancers': { LoadBalancers: [{ ...rest, Type: 'gateway' }] },
      'elasticloadbalancing:DescribeListeners': { Listeners: [{ ListenerArn: 'arn:l', DefaultActions: [] }] },
    })
    expect(resources).toMatchObject([
      { configuration: { Scheme: null, SecurityGroups: [] } },
      { configuration: { Port: null, Protocol: null, SslPolicy: null } },
    ])
  })

  test('second pages are read', async () => {
    const page = (_: unknown, times: number) => ({
      LoadBalancers: [{ ...balancer, LoadBalancerArn: `${arn}${times}` }],
      ...(times === 0 ? { NextMarker: 'n' } : {}),
    })
    const listeners = ({ Marker }: Readonly<Record<string, unknown>>) =>
      Marker ? { Listeners: [https] } : { Listeners: [http], NextMarker: 'm' }
    const { resources } = await collectAll(elbv2, {
      ...answers,
      'elasticloadbalancing:DescribeLoadBalancers': page,
      'elasticloadbalancing:DescribeListeners': listeners,
    })
    expect(resources.map(({ type }) => type)).toEqual([balancerType, balancerType, listenerType, listenerType, listenerType, listenerType])
  })

  test.each([denied, {}])('load balancers refused, or answered with nothing, are a gap on both types', async (answer) => {
    const { resources, gaps } = await collectAll(elbv2, { 'elasticloadbalancing:DescribeLoadBalancers': answer })
    expect(resources).toEqual([])
    expect(gaps.map(({ types }) => types)).toEqual([[balancerType], [listenerType]])
  })

  test('refused listeners are a gap on listeners alone', async () => {
    const { resources, gaps } = await collectAll(elbv2, { ...answers, 'elasticloadbalancing:DescribeListeners': denied })
    expect(resources).toMatchObject([{ type: balancerType }])
    expect(gaps).toMatchObject([{ action: 'elasticloadbalancing:DescribeListeners', outcome: 'denied', types: [listenerType] }])
  })

  test('refused attributes and rules are unseen', async () => {
    const { resources, gaps } = await collectAll(elbv2, {
      ...answers,
      'elasticloadbalancing:DescribeLoadBalancerAttributes': denied,
      'elasticloadbalancing:DescribeRules': denied,
    })
    expect(gaps).toEqual([])
    expect(resources[0]?.unseen?.['LoadBalancerAttributes']).toMatch(/denied/)
    expect(resources[1]?.unseen?.['Rules']).toMatch(/denied/)
  })

  test('what was deleted meanwhile is left out', async () => {
    const gone = awsError('LoadBalancerNotFoundException')
    const away = { ...answers, 'elasticloadbalancing:DescribeLoadBalancerAttributes': gone, 'elasticloadbalancing:DescribeListeners': gone }
    expect(await collectAll(elbv2, away)).toMatchObject({ resources: [], gaps: [] })
  })

  test('what nobody wants is not asked', async () => {
    const wants = (type: string, property?: string) => type === balancerType && property === undefined
    expect((await collectAll(elbv2, answers, { wants })).actions).toEqual(['elasticloadbalancing:DescribeLoadBalancers'])
    const listeners = (type: string, property?: string) => type === listenerType && property === undefined
    expect((await collectAll(elbv2, answers, { wants: listeners })).actions).toEqual([
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeListeners',
    ])
  })
})
