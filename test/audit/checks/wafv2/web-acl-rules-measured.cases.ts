import { check } from '#lib/audit/checks/wafv2/web-acl-rules-measured.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const rule = (Name: string, CloudWatchMetricsEnabled?: boolean) => ({ Name, VisibilityConfig: { CloudWatchMetricsEnabled } })
const acl = (Rules: unknown, FirewallManagerRuleGroups: readonly unknown[] = []): CaseParts => ({
  configuration: { Rules },
  observed: { FirewallManagerRuleGroups },
})

export const cases = checkCases(check, [
  ['all', 'pass', acl([rule('a', true), rule('b', true)], [{ Name: 'central', Metrics: true }])],
  ['one is not', 'fail', { ...acl([rule('a', true), rule('b', false)]), says: /counted: b/ }],
  ['one does not say', 'fail', acl([rule('a')])],
  ['one of Firewall Manager is not', 'fail', acl([rule('a', true)], [{ Name: 'central', Metrics: false }])],
  ['no rule', 'not-applicable', acl([])],
])
