import { check } from '#lib/audit/checks/rds/instance-port-unusual.ts'
import { checkCases } from '../../check-cases.ts'

const on = (Engine: string, Port: unknown) => ({ configuration: { Engine, Port } })

export const cases = checkCases(check, [
  ['another', 'pass', on('postgres', 15432)],
  ['that of PostgreSQL', 'fail', on('aurora-postgresql', 5432)],
  ['that of MySQL', 'fail', on('mariadb', 3306)],
  ['that of Oracle, as text', 'fail', on('oracle-ee', '1521')],
  ['left out of a template', 'fail', on('sqlserver-ex', null)],
  ['an engine nobody knows', 'unknown', on('custom-x', 1)],
])
