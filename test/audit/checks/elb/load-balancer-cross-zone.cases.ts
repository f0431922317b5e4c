import { check } from '#lib/audit/checks/elb/load-balancer-cross-zone.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (CrossZone: unknown): CaseParts => ({ configuration: { CrossZone } })

export const cases = checkCases(check, [
  ['on', 'pass', of(true)],
  ['off', 'fail', of(false)],
  ['not set in a template', 'fail', of(null)],
  ['not known', 'unknown', of('yes')],
])
