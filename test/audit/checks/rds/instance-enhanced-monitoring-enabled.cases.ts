import { check } from '#lib/audit/checks/rds/instance-enhanced-monitoring-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const every = (MonitoringInterval: number | null) => ({ configuration: { MonitoringInterval } })

export const cases = checkCases(check, [
  ['every minute', 'pass', every(60)],
  ['never', 'fail', every(0)],
  ['left out of a template', 'fail', every(null)],
])
