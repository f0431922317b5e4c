import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'wafv2-web-acl-rules-measured',
  title: 'Every rule of the web ACL counts in CloudWatch what it matches',
  severity: 'medium',
  resource: 'AWS::WAFv2::WebACL',
  reads: ['Rules', 'FirewallManagerRuleGroups'],
  rationale:
    'Without a metric no alarm can tell that a rule suddenly blocks thousands of requests, and nobody notices one that has never matched, or blocks customers.',
  remediation: {
    cli: 'aws wafv2 update-web-acl --name <NAME> --scope <REGIONAL_OR_CLOUDFRONT> --id <ID> --lock-token <TOKEN> --default-action Allow={} --visibility-config <CONFIG> --rules file://<RULES>, with CloudWatchMetricsEnabled=true in the VisibilityConfig of each',
    cdk: "visibilityConfig: { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName: '<NAME>' } in each rule of the CfnWebACL",
    terraform: 'rule { visibility_config { cloudwatch_metrics_enabled = true, sampled_requests_enabled = true, metric_name = <NAME> } }',
  },
  aliases: { prowler: ['wafv2_webacl_rule_logging_enabled'], securityHub: ['WAF.12'] },
  evaluate({ configuration, observed }) {
    const own = (configuration.Rules ?? []).map(({ Name: name, VisibilityConfig: visibility }) => ({
      name: name ?? '?',
      measured: visibility?.CloudWatchMetricsEnabled === true,
    }))
    const central = observed.FirewallManagerRuleGroups.map(({ Name: name, Metrics: metrics }) => ({
      name: name ?? '?',
      measured: metrics === true,
    }))
    const rules = [...own, ...central]
    if (rules.length === 0) return notApplicable('It holds no rule.')
    const silent = rules.filter(({ measured }) => !measured).map(({ name }) => name)
    return silent.length > 0
      ? fail(`Not counted: ${silent.slice(0, 5).join(', ')}.`, { silent: silent.slice(0, 20), count: silent.length })
      : pass(`All its ${rules.length} rules are counted.`, { rules: rules.length })
  },
})
