import { check } from '#lib/audit/checks/rds/cluster-logs-exported.ts'
import { checkCases } from '../../check-cases.ts'

const exported = (EnableCloudwatchLogsExports: readonly string[] | null) => ({ configuration: { EnableCloudwatchLogsExports } })

export const cases = checkCases(check, [
  ['one', 'pass', exported(['audit'])],
  ['none', 'fail', exported([])],
  ['left out of a template', 'fail', exported(null)],
])
