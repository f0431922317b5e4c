import { check } from '#lib/audit/checks/rds/event-subscription-cluster-critical.ts'
import { checkCases } from '../../check-cases.ts'

const subscription = (parts: object) => ({
  configuration: { Enabled: true, SourceType: 'db-cluster', EventCategories: ['failure', 'maintenance'], SourceIds: [], ...parts },
})

export const cases = checkCases(check, [
  ['all that is wanted', 'pass', subscription({})],
  ['every source, every category', 'pass', subscription({ SourceType: null, EventCategories: [] })],
  ['switched off', 'fail', subscription({ Enabled: false })],
  ['of another kind of source', 'fail', subscription({ SourceType: 'db-proxy' })],
  ['of some sources only', 'fail', subscription({ SourceIds: ['one'] })],
  ['of another category', 'fail', subscription({ EventCategories: ['creation'] })],
])
