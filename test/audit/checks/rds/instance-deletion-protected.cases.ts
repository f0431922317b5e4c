import { check } from '#lib/audit/checks/rds/instance-deletion-protected.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const cluster = (on: boolean) =>
  sample('AWS::RDS::DBCluster', { arn: 'arn:cluster', configuration: { DBClusterIdentifier: 'c', DeletionProtection: on } })
const alone = (on: unknown) => ({ configuration: { DBClusterIdentifier: null, DeletionProtection: on } })
const member = { configuration: { DBClusterIdentifier: 'c', DeletionProtection: false } }

export const cases = checkCases(check, [
  ['on', 'pass', alone(true)],
  ['off', 'fail', alone(false)],
  ['a member of a cluster that has it on', 'pass', { ...member, related: [cluster(true)] }],
  ['a member of a cluster that has it off', 'fail', { ...member, related: [cluster(false)] }],
  ['a member of a cluster that was not seen', 'unknown', { ...member, unlisted: ['AWS::RDS::DBCluster'] }],
])
