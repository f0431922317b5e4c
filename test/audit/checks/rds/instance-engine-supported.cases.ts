import { check } from '#lib/audit/checks/rds/instance-engine-supported.ts'
import { checkCases } from '../../check-cases.ts'

const database = (Engine: string, EngineVersion: string | null) => ({ configuration: { Engine, EngineVersion } })

export const cases = checkCases(check, [
  ['supported', 'pass', database('postgres', '16.3')],
  ['ended', 'fail', { ...database('mysql', '5.7.44'), says: /2024-02-29/ }],
  ['ended on Aurora', 'fail', database('aurora-postgresql', '11.9')],
  ['a version nobody knows', 'unknown', database('mysql', '7.0')],
  ['no version', 'unknown', database('mysql', null)],
  ['Oracle', 'not-applicable', database('oracle-ee', '19')],
])
