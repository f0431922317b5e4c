import { check } from '#lib/audit/checks/rds/instance-multi-az.ts'
import { checkCases } from '../../check-cases.ts'
import { sample } from '../../sample-resource.ts'

const cluster = (on: boolean) =>
  sample('AWS::RDS::DBCluster', { arn: 'arn:cluster', observed: { MultiAZ: on }, configuration: { DBClusterIdentifier: 'c' } })
const alone = (on: unknown) => ({ configuration: { DBClusterIdentifier: null, MultiAZ: on } })
const member = { configuration: { DBClusterIdentifier: 'c', MultiAZ: false } }

export const cases = checkCases(check, [
  ['on', 'pass', alone(true)],
  ['off', 'fail', alone(false)],
  ['a member of a cluster that has it on', 'pass', { ...member, related: [cluster(true)] }],
  ['a member of a cluster that has it off', 'fail', { ...member, related: [cluster(false)] }],
  ['a member of a cluster that was not seen', 'unknown', { ...member, unlisted: ['AWS::RDS::DBCluster'] }],
])
