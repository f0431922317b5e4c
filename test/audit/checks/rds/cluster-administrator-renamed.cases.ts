import { check } from '#lib/audit/checks/rds/cluster-administrator-renamed.ts'
import { checkCases } from '../../check-cases.ts'

const named = (MasterUsername: string | null) => ({ configuration: { MasterUsername } })

export const cases = checkCases(check, [
  ['a name of our own', 'pass', named('larkspur_root')],
  ['admin', 'fail', named('admin')],
  ['Postgres', 'fail', named('Postgres')],
  ['none', 'not-applicable', named(null)],
])
