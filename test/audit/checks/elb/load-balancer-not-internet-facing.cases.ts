import { check } from '#lib/audit/checks/elb/load-balancer-not-internet-facing.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (Scheme: unknown): CaseParts => ({ configuration: { Scheme } })

export const cases = checkCases(check, [
  ['internal', 'pass', of('internal')],
  ['facing', 'fail', of('internet-facing')],
  ['not set in a template', 'fail', of(null)],
])
