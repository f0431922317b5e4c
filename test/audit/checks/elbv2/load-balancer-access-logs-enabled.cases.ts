import { check } from '#lib/audit/checks/elbv2/load-balancer-access-logs-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const balancer = (Type: string, ...LoadBalancerAttributes: readonly unknown[]): Partial<Resource> => ({
  configuration: { Type, LoadBalancerAttributes },
})

export const cases = checkCases(check, [
  [
    'on',
    'pass',
    balancer('application', { Key: 'access_logs.s3.enabled', Value: 'true' }, { Key: 'access_logs.s3.bucket', Value: 'logs' }),
  ],
  ['off', 'fail', balancer('application', { Key: 'access_logs.s3.enabled', Value: 'false' })],
  ['without the attribute', 'fail', balancer('application')],
  ['of connections', 'not-applicable', balancer('network')],
  ['denied', 'unknown', { configuration: { Type: 'application' }, unseen: { LoadBalancerAttributes: 'denied' } }],
  ['not said', 'unknown', { configuration: { Type: 'application' } }],
  ['of no kind', 'unknown', { configuration: {} }],
])
