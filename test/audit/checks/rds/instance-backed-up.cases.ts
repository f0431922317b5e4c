import { check } from '#lib/audit/checks/rds/instance-backed-up.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const cluster = (BackupRetentionPeriod: number) =>
  sample('AWS::RDS::DBCluster', { arn: 'arn:cluster', configuration: { DBClusterIdentifier: 'c', BackupRetentionPeriod } })
const alone = (BackupRetentionPeriod: number | null) => ({ configuration: { DBClusterIdentifier: null, BackupRetentionPeriod } })
const member = { configuration: { DBClusterIdentifier: 'c', BackupRetentionPeriod: 1 } }

export const cases = checkCases(check, [
  ['a week', 'pass', alone(7)],
  ['off', 'fail', { ...alone(0), says: /off/ }],
  ['a day', 'fail', alone(1)],
  ['left out of a template', 'fail', alone(null)],
  ['another threshold', 'pass', { ...alone(3), thresholds: { backupRetentionDays: 3 } }],
  ['a member of a cluster that keeps them', 'pass', { ...member, related: [cluster(14)] }],
  ['a member of a cluster that does not', 'fail', { ...member, related: [cluster(1)] }],
])
