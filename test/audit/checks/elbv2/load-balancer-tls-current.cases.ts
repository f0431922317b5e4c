import { check } from '#lib/audit/checks/elbv2/load-balancer-tls-current.ts'
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
  ['TLS 1.2 and 1.3', 'pass', { arn, related: [tls('ELBSecurityPolicy-TLS13-1-2-2021-06')] }],
  ['1.3 only, of connections', 'pass', { arn, related: [tls('ELBSecurityPolicy-TLS13-1-3-2021-06', 'TLS')] }],
  ['the listener of another is old', 'pass', { arn, related: [tls('ELBSecurityPolicy-TLS13-1-2-2021-06'), other] }],
  ['1.0 beside 1.3, as the name does not say', 'fail', { arn, related: [tls('ELBSecurityPolicy-TLS13-1-0-2021-06')], says: /HTTPS 443/ }],
  ['1.1', 'fail', { arn, related: [tls('ELBSecurityPolicy-TLS-1-1-2017-01')] }],
  ['post-quantum and 1.0', 'fail', { arn, related: [tls('ELBSecurityPolicy-TLS13-1-0-PQ-2025-09')] }],
  ['no policy: the default takes 1.0', 'fail', { arn, related: [tls(null)] }],
  [
    'one good, one old',
    'fail',
    { arn, related: [tls('ELBSecurityPolicy-TLS13-1-2-2021-06'), tls('ELBSecurityPolicy-2016-08', 'HTTPS', 8443)] },
  ],
  [
    'a policy that is newer than the table',
    'unknown',
    { arn, related: [tls('ELBSecurityPolicy-TLS14-2030-01')], says: /not in the table/i },
  ],
  ['no encrypted listener', 'not-applicable', { arn, related: [listener('HTTP', 80)] }],
  ['listeners refused', 'unknown', { arn, unlisted: ['AWS::ElasticLoadBalancingV2::Listener'] }],
])
