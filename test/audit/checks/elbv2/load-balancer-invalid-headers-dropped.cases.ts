import { check } from '#lib/audit/checks/elbv2/load-balancer-invalid-headers-dropped.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const balancer = (Type: string | null, ...LoadBalancerAttributes: readonly unknown[]): CaseParts => ({
  configuration: { Type, LoadBalancerAttributes },
})
const is = (Value: string) => ({ Key: 'routing.http.drop_invalid_header_fields.enabled', Value })

export const cases = checkCases(check, [
  ['on', 'pass', balancer('application', is('true'))],
  ['off', 'fail', balancer('application', is('false'))],
  ['not set', 'fail', balancer('application')],
  ['of connections', 'not-applicable', balancer('network')],
])
