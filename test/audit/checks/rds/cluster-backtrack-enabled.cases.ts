import { check } from '#lib/audit/checks/rds/cluster-backtrack-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const cluster = (Engine: string, BacktrackWindow: number | null) => ({ configuration: { Engine, BacktrackWindow } })

export const cases = checkCases(check, [
  ['by a day', 'pass', cluster('aurora-mysql', 86_400)],
  ['not at all', 'fail', cluster('aurora-mysql', 0)],
  ['left out of a template', 'fail', cluster('aurora-mysql', null)],
  ['PostgreSQL', 'not-applicable', cluster('aurora-postgresql', 0)],
])
