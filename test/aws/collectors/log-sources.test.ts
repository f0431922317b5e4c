import { describe, expect, test } from 'vitest'
import type { Collector } from '#lib/aws/collector.ts'
import { elbv2 } from '#lib/aws/collectors/elbv2.ts'
import { wafv2 } from '#lib/aws/collectors/wafv2.ts'
import { type Answers, account, collectAll, denied } from './fake-aws.ts'

const said = (name: string, message: string): Error => Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 400 } })
const balancer = {
  LoadBalancerArn: 'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1',
  LoadBalancerName: 'a',
  Type: 'application',
}
const acl = { Name: 'w', ARN: 'arn:aws:wafv2:us-east-1:1:regional/webacl/w/1' }

const good: readonly [string, Collector, Answers, object][] = [
  [
    'a load balancer',
    elbv2,
    {
      'elasticloadbalancing:DescribeLoadBalancers': { LoadBalancers: [balancer] },
      'elasticloadbalancing:DescribeLoadBalancerAttributes': { Attributes: [{ Key: 'k', Value: 'v' }] },
    },
    { arn: balancer.LoadBalancerArn, configuration: { Type: 'application', LoadBalancerAttributes: [{ Key: 'k', Value: 'v' }] } },
  ],
  [
    'a web ACL that logs',
    wafv2,
    {
      'wafv2:ListWebACLs': { WebACLs: [acl] },
      'wafv2:GetLoggingConfiguration': { LoggingConfiguration: { LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-x'] } },
    },
    { arn: acl.ARN, observed: { LogDestinations: ['arn:aws:s3:::aws-waf-logs-x'] } },
  ],
  [
    'a web ACL that logs nowhere',
    wafv2,
    { 'wafv2:ListWebACLs': { WebACLs: [acl] }, 'wafv2:GetLoggingConfiguration': said('WAFNonexistentItemException', 'none') },
    { observed: { LogDestinations: [] } },
  ],
]

describe('collectors of log sources', () => {
  test.each(good)('%s', async (_, collector, answers, expected) => {
    const { resources, gaps } = await collectAll(collector, answers, { region: 'us-east-1' })
    expect(gaps).toEqual([])
    expect(resources[0]).toMatchObject({ account, region: 'us-east-1', type: Object.keys(collector.brings)[0], ...expected })
  })

  test('web ACLs of CloudFront are asked for in us-east-1 only', async () => {
    const [, , answers] = good[1] ?? []
    if (!answers) throw new Error('no case')
    expect((await collectAll(wafv2, answers, { region: 'eu-west-1' })).resources).toHaveLength(1)
    expect((await collectAll(wafv2, answers, { region: 'us-east-1' })).resources).toHaveLength(2)
  })

  const refused: readonly [string, Collector, string][] = [
    ['load balancers', elbv2, 'elasticloadbalancing:DescribeLoadBalancers'],
    ['web ACLs', wafv2, 'wafv2:ListWebACLs'],
  ]

  test.each(refused)('%s refused are a gap, never off', async (_, collector, action) => {
    const { resources, gaps } = await collectAll(collector, { [action]: denied }, { region: 'eu-west-1' })
    expect(resources).toEqual([])
    expect(gaps).toMatchObject([{ action, outcome: 'denied', types: Object.keys(collector.brings) }])
  })

  test.each(refused)('%s answered with nothing are a gap', async (_, collector, action) => {
    const { resources, gaps } = await collectAll(collector, { [action]: {} }, { region: 'eu-west-1' })
    expect(resources).toEqual([])
    expect(gaps).toMatchObject([{ outcome: 'error', types: Object.keys(collector.brings) }])
  })

  test.each<[string, Collector, Answers, string]>([
    [
      'attributes',
      elbv2,
      {
        'elasticloadbalancing:DescribeLoadBalancers': { LoadBalancers: [balancer] },
        'elasticloadbalancing:DescribeLoadBalancerAttributes': denied,
      },
      'LoadBalancerAttributes',
    ],
    [
      'where a web ACL logs',
      wafv2,
      { 'wafv2:ListWebACLs': { WebACLs: [acl] }, 'wafv2:GetLoggingConfiguration': denied },
      'LogDestinations',
    ],
  ])('%s refused is unseen', async (_, collector, answers, property) => {
    const { resources, gaps } = await collectAll(collector, answers, { region: 'eu-west-1' })
    expect(gaps).toEqual([])
    expect(resources[0]?.unseen?.[property]).toMatch(/denied/)
  })

  test('what was deleted since it was listed is left out', async () => {
    const away = {
      'elasticloadbalancing:DescribeLoadBalancers': { LoadBalancers: [balancer] },
      'elasticloadbalancing:DescribeLoadBalancerAttributes': said('LoadBalancerNotFoundException', 'gone'),
    }
    expect(await collectAll(elbv2, away)).toMatchObject({ resources: [], gaps: [] })
  })
})
