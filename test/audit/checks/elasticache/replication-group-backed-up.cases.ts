import { check } from '#lib/audit/checks/elasticache/replication-group-backed-up.ts'
import { checkCases } from '../../check-cases.ts'

const kept = (SnapshotRetentionLimit: number | null) => ({ configuration: { SnapshotRetentionLimit } })

export const cases = checkCases(check, [
  ['a week', 'pass', kept(7)],
  ['never', 'fail', { ...kept(0), says: /off/ }],
  ['a day', 'fail', kept(1)],
  ['left out of a template', 'fail', kept(null)],
])
