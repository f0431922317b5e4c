import { check } from '#lib/audit/checks/wafv2/web-acl-rules-present.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const rule = (Name: string, CloudWatchMetricsEnabled?: boolean) => ({ Name, VisibilityConfig: { CloudWatchMetricsEnabled } })
const acl = (Rules: unknown, FirewallManagerRuleGroups: readonly unknown[] = []): CaseParts => ({
  configuration: { Rules },
  observed: { FirewallManagerRuleGroups },
})

export const cases = checkCases(check, [
  ['one', 'pass', acl([rule('a')])],
  ['those of Firewall Manager', 'pass', acl([], [{ Name: 'central', Metrics: true }])],
  ['none', 'fail', acl([])],
  ['none in a template', 'fail', acl(null)],
])
