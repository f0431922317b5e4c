import { check } from '#lib/audit/checks/elbv2/load-balancer-post-quantum.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const arn = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/a/1'
const listener = (Protocol: string, Port: number, more: Partial<Resource> = {}): Resource =>
  sample('AWS::ElasticLoadBalancingV2::Listener', {
    arn: `${arn}/${Port}`,
    ...more,
    configuration: { LoadBalancerArn: arn, Port, Protocol, SslPolicy: null, ...more.configuration },
  })
const tls = (SslPolicy: string | null, Protocol = 'HTTPS', Port = 443): Resource =>
  listener(Protocol, Port, { configuration: { SslPolicy } })
const other = listener('HTTPS', 444, {
  arn: 'arn:other',
  configuration: { LoadBalancerArn: 'arn:aws:other', SslPolicy: 'ELBSecurityPolicy-2016-08' },
})

export const cases = checkCases(check, [
  ['with it', 'pass', { arn, related: [tls('ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09')] }],
  ['with it, to federal standards', 'pass', { arn, related: [tls('ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09', 'TLS')] }],
  ['without', 'fail', { arn, related: [tls('ELBSecurityPolicy-TLS13-1-2-2021-06')] }],
  [
    'one with, one without',
    'fail',
    { arn, related: [tls('ELBSecurityPolicy-TLS13-1-3-PQ-2025-09'), tls(null, 'HTTPS', 8443)], says: /8443/ },
  ],
  ['a policy that is newer than the table', 'unknown', { arn, related: [tls('ELBSecurityPolicy-TLS14-PQ-2030-01')] }],
  ['the listener of another has none', 'not-applicable', { arn, related: [other] }],
  ['listeners refused', 'unknown', { arn, unlisted: ['AWS::ElasticLoadBalancingV2::Listener'] }],
])
