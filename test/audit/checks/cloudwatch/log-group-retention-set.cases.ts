import { check } from '#lib/audit/checks/cloudwatch/log-group-retention-set.ts'
import { checkCases } from '../../check-cases.ts'

const days = (RetentionInDays: number | null) => ({ configuration: { RetentionInDays } })

export const cases = checkCases(check, [
  ['a year', 'pass', days(365)],
  ['ten years', 'pass', days(3_653)],
  ['for ever', 'pass', days(null)],
  ['a day short', 'fail', days(364)],
  ['a month', 'fail', { ...days(30), says: /30 days; wanted at least 365/ }],
  ['a month, where that is enough', 'pass', { ...days(30), thresholds: { logRetentionDays: 30 } }],
  ['not seen', 'unknown', { unseen: { RetentionInDays: 'denied' } }],
])
