import { check } from '#lib/audit/checks/redshift/cluster-snapshots-automatic.ts'
import { checkCases } from '../../check-cases.ts'

const kept = (AutomatedSnapshotRetentionPeriod: number | null) => ({ configuration: { AutomatedSnapshotRetentionPeriod } })

export const cases = checkCases(check, [
  ['a week', 'pass', kept(7)],
  ['never', 'fail', { ...kept(0), says: /off/ }],
  ['a day', 'fail', kept(1)],
  ['left out of a template', 'fail', kept(null)],
])
