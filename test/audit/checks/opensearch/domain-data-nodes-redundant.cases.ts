import { check } from '#lib/audit/checks/opensearch/domain-data-nodes-redundant.ts'
import { checkCases } from '../../check-cases.ts'

const domain = (ClusterConfig: unknown) => ({ configuration: { ClusterConfig } })

export const cases = checkCases(check, [
  ['three over zones', 'pass', domain({ InstanceCount: 3, ZoneAwarenessEnabled: true })],
  ['two over zones', 'fail', domain({ InstanceCount: 2, ZoneAwarenessEnabled: true })],
  ['three in one zone', 'fail', domain({ InstanceCount: 3, ZoneAwarenessEnabled: false })],
  ['left out of a template', 'fail', domain(null)],
])
