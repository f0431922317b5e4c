import { check } from '#lib/audit/checks/elbv2/load-balancer-access-logs-enabled.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const balancer = (Type: string | null, ...LoadBalancerAttributes: readonly unknown[]): CaseParts => ({
  configuration: { Type, LoadBalancerAttributes },
})
const is = (Value: string) => ({ Key: 'access_logs.s3.enabled', Value })

export const cases = checkCases(check, [
  ['on', 'pass', balancer('application', is('true'), { Key: 'access_logs.s3.bucket', Value: 'logs' })],
  ['of no kind, in a template', 'pass', balancer(null, is('true'))],
  ['off', 'fail', balancer('application', is('false'))],
  ['without the attribute', 'fail', balancer('application')],
  ['no attributes in a template', 'fail', { configuration: { Type: 'application', LoadBalancerAttributes: null } }],
  ['of connections', 'not-applicable', balancer('network')],
  ['denied', 'unknown', { configuration: { Type: 'application' }, unseen: { LoadBalancerAttributes: 'denied' } }],
  ['not said', 'unknown', { configuration: { Type: 'application' } }],
])
