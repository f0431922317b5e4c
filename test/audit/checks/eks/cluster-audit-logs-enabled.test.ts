import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/eks/cluster-audit-logs-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const logs = (...types: readonly string[]): Partial<Resource> => ({
  configuration: { Logging: { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } } },
})

const cases: readonly [string, string, Partial<Resource>][] = [
  ['audit', 'pass', logs('api', 'audit')],
  ['others only', 'fail', logs('api', 'authenticator')],
  ['nothing', 'fail', logs()],
  ['denied', 'unknown', { unseen: { Logging: 'eks:DescribeCluster denied' } }],
  ['not said', 'unknown', { configuration: {} }],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
