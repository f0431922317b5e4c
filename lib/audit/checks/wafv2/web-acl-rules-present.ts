import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'wafv2-web-acl-rules-present',
  title: 'The web ACL holds rules',
  severity: 'high',
  resource: 'AWS::WAFv2::WebACL',
  reads: ['Rules', 'FirewallManagerRuleGroups'],
  rationale: 'A web ACL without a rule does the same with every request: it looks like protection in every list, and stops nothing.',
  remediation: {
    cli: 'aws wafv2 update-web-acl --name <NAME> --scope <REGIONAL_OR_CLOUDFRONT> --id <ID> --lock-token <TOKEN> --default-action Allow={} --visibility-config <CONFIG> --rules file://<RULES>, with AWSManagedRulesCommonRuleSet to begin with',
    cdk: "new wafv2.CfnWebACL(this, 'Waf', { …, rules: [{ name: 'common', priority: 0, overrideAction: { none: {} }, statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesCommonRuleSet' } }, visibilityConfig }] })",
    terraform:
      'resource "aws_wafv2_web_acl" "this" { rule { name = "common", priority = 0, override_action { none {} }, statement { managed_rule_group_statement { vendor_name = "AWS", name = "AWSManagedRulesCommonRuleSet" } } } }',
  },
  aliases: { prowler: ['wafv2_webacl_with_rules'], securityHub: ['WAF.10'] },
  evaluate({ configuration, observed }) {
    const rules = (configuration.Rules ?? []).map(({ Name: name }) => name ?? null)
    if (rules.length > 0) return pass(`It holds ${rules.length} rules.`, { rules: rules.slice(0, 20) })
    const groups = observed.FirewallManagerRuleGroups.map(({ Name: name }) => name)
    return groups.length > 0
      ? pass(`Firewall Manager puts ${groups.length} rule groups into it.`, { groups: groups.slice(0, 20) })
      : fail('It holds no rule.', { rules: [], groups: [] })
  },
})
