import { check } from '#lib/audit/checks/elbv2/load-balancer-https-required.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const arn = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/a/1'
const listener = (Protocol: string, Port: number, more: Partial<Resource> = {}): Resource =>
  sample('AWS::ElasticLoadBalancingV2::Listener', {
    arn: `${arn}/${Port}`,
    ...more,
    configuration: { LoadBalancerArn: arn, Port, Protocol, SslPolicy: null, ...more.configuration },
  })
const redirect = [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }]
const forward = [{ Type: 'forward', TargetGroupArn: 'arn:target' }]
const http = (DefaultActions: unknown, ...Rules: readonly unknown[]): Resource =>
  listener('HTTP', 80, { configuration: { DefaultActions }, observed: { Rules } })
const alb = (...related: readonly Resource[]): CaseParts => ({ arn, configuration: { Type: 'application' }, related })
const https = listener('HTTPS', 443, { configuration: { DefaultActions: forward } })

export const cases = checkCases(check, [
  ['HTTPS only', 'pass', alb(https)],
  ['no listener', 'pass', alb()],
  ['HTTP that leads to HTTPS', 'pass', alb(https, http(redirect))],
  ['and a rule that answers by itself', 'pass', alb(https, http(redirect, { Priority: '1', Actions: [{ Type: 'fixed-response' }] }))],
  ['HTTP that is served', 'fail', alb(https, http(forward))],
  ['HTTP that leads to HTTP', 'fail', alb(http([{ Type: 'redirect', RedirectConfig: { Protocol: '#{protocol}' } }]))],
  ['a rule that serves', 'fail', { ...alb(https, http(redirect, { Priority: '7', Actions: forward })), says: /rule 7/ }],
  ['no default action', 'fail', alb(http(null))],
  [
    'rules refused',
    'unknown',
    alb(https, listener('HTTP', 80, { configuration: { DefaultActions: redirect }, unseen: { Rules: 'denied' } })),
  ],
  ['listeners refused', 'unknown', { ...alb(), unlisted: ['AWS::ElasticLoadBalancingV2::Listener'] }],
  ['of connections', 'not-applicable', { ...alb(), configuration: { Type: 'network' } }],
])
