import { check } from '#lib/audit/checks/eks/cluster-control-plane-logs-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const logs = (...types: readonly string[]) => ({
  configuration: { Logging: { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } } },
})

export const cases = checkCases(check, [
  ['all', 'pass', logs('api', 'audit', 'authenticator', 'controllerManager', 'scheduler')],
  ['one missing', 'fail', { ...logs('api', 'audit', 'authenticator', 'controllerManager'), says: /scheduler/ }],
  ['nothing', 'fail', logs()],
  ['denied', 'unknown', { unseen: { Logging: 'eks:DescribeCluster denied' } }],
])
