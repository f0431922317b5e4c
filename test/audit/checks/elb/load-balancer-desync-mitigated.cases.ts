import { check } from '#lib/audit/checks/elb/load-balancer-desync-mitigated.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (DesyncMitigationMode: string): CaseParts => ({ observed: { DesyncMitigationMode } })

export const cases = checkCases(check, [
  ['defensive', 'pass', of('defensive')],
  ['strictest', 'pass', of('strictest')],
  ['monitor', 'fail', of('monitor')],
])
