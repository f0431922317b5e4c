import { check } from '#lib/audit/checks/eks/cluster-audit-logs-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const logs = (...types: readonly string[]): Partial<Resource> => ({
  configuration: { Logging: { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } } },
})

export const cases = checkCases(check, [
  ['audit', 'pass', logs('api', 'audit')],
  ['others only', 'fail', logs('api', 'authenticator')],
  ['nothing', 'fail', logs()],
  ['denied', 'unknown', { unseen: { Logging: 'eks:DescribeCluster denied' } }],
  ['not said', 'unknown', { configuration: {} }],
  ['set to nothing', 'fail', { configuration: { Logging: null } }],
])
