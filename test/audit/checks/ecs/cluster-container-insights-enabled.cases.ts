import { check } from '#lib/audit/checks/ecs/cluster-container-insights-enabled.ts'
import { checkCases } from '../../check-cases.ts'

const insights = (Value: string) => ({ configuration: { ClusterSettings: [{ Name: 'containerInsights', Value }] } })

export const cases = checkCases(check, [
  ['on', 'pass', insights('enabled')],
  ['enhanced', 'pass', insights('enhanced')],
  ['off', 'fail', insights('disabled')],
  ['not said', 'fail', { configuration: { ClusterSettings: [] } }],
  ['set to nothing', 'fail', { configuration: { ClusterSettings: null } }],
  ['denied', 'unknown', { unseen: { ClusterSettings: 'ecs:DescribeClusters denied' } }],
])
