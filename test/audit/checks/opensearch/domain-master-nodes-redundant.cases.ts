import { check } from '#lib/audit/checks/opensearch/domain-master-nodes-redundant.ts'
import { checkCases } from '../../check-cases.ts'

const domain = (ClusterConfig: unknown) => ({ configuration: { ClusterConfig } })

export const cases = checkCases(check, [
  ['three', 'pass', domain({ DedicatedMasterEnabled: true, DedicatedMasterCount: 3 })],
  ['two', 'fail', domain({ DedicatedMasterEnabled: true, DedicatedMasterCount: 2 })],
  ['none', 'fail', domain({ DedicatedMasterEnabled: false })],
  ['left out of a template', 'fail', domain(null)],
])
