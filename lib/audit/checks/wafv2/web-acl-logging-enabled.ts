import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck<Readonly<Record<string, unknown>>, { readonly LogDestinations?: readonly string[] }>({
  id: 'wafv2-web-acl-logging-enabled',
  title: 'The web ACL logs the requests that it judges',
  severity: 'low',
  resource: 'AWS::WAFv2::WebACL',
  rationale:
    'What was sent, what was blocked and what was let through shows in the log of the web ACL only. Without it nobody sees an attacker try one thing after another, and the detections on WAF are blind.',
  remediation:
    'Log to a bucket whose name begins with aws-waf-logs-: aws wafv2 put-logging-configuration --logging-configuration ResourceArn=<WEB_ACL_ARN>,LogDestinationConfigs=arn:aws:s3:::aws-waf-logs-<NAME>',
  aliases: { prowler: ['wafv2_webacl_logging_enabled'], securityHub: ['WAF.11'] },
  evaluate({ observed }) {
    if (!observed.LogDestinations) throw new Error('The snapshot does not say where the web ACL logs to.')
    const evidence = { destinations: observed.LogDestinations }
    return observed.LogDestinations.length > 0
      ? pass(`It logs to ${observed.LogDestinations.join(', ')}.`, evidence)
      : fail('It logs nowhere.', evidence)
  },
})
