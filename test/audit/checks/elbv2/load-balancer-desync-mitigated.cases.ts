import { check } from '#lib/audit/checks/elbv2/load-balancer-desync-mitigated.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const balancer = (Type: string | null, ...LoadBalancerAttributes: readonly unknown[]): CaseParts => ({
  configuration: { Type, LoadBalancerAttributes },
})
const is = (Value: string) => ({ Key: 'routing.http.desync_mitigation_mode', Value })

export const cases = checkCases(check, [
  ['defensive', 'pass', balancer('application', is('defensive'))],
  ['strictest', 'pass', balancer('application', is('strictest'))],
  ['not set: the default of AWS', 'pass', balancer('application')],
  ['monitor', 'fail', balancer('application', is('monitor'))],
  ['of connections', 'not-applicable', balancer('gateway')],
])
