import { check } from '#lib/audit/checks/elbv2/load-balancer-deletion-protected.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const balancer = (Type: string | null, ...LoadBalancerAttributes: readonly unknown[]): CaseParts => ({
  configuration: { Type, LoadBalancerAttributes },
})
const is = (Value: string) => ({ Key: 'deletion_protection.enabled', Value })

export const cases = checkCases(check, [
  ['on', 'pass', balancer('application', is('true'))],
  ['on, of connections', 'pass', balancer('network', is('true'))],
  ['off', 'fail', balancer('application', is('false'))],
  ['not set', 'fail', balancer('gateway')],
])
