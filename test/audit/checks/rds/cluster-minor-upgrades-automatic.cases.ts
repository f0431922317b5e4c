import { check } from '#lib/audit/checks/rds/cluster-minor-upgrades-automatic.ts'
import { checkCases } from '../../check-cases.ts'

const cluster = (Engine: string, AutoMinorVersionUpgrade: unknown) => ({ configuration: { Engine, AutoMinorVersionUpgrade } })

export const cases = checkCases(check, [
  ['on', 'pass', cluster('mysql', true)],
  ['off', 'fail', cluster('mysql', false)],
  ['Aurora, where the instances say it', 'not-applicable', cluster('aurora-mysql', null)],
  ['Aurora that says it', 'fail', cluster('aurora-mysql', false)],
])
