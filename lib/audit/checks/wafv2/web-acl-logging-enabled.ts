import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'wafv2-web-acl-logging-enabled',
  title: 'The web ACL logs the requests that it judges',
  severity: 'medium',
  resource: 'AWS::WAFv2::WebACL',
  reads: ['LogDestinations'],
  rationale:
    'What was sent, what was blocked and what was let through shows in the log of the web ACL only. Without it nobody sees an attacker try one thing after another, and the detections on WAF are blind.',
  remediation: {
    cli: 'Log to a bucket whose name begins with aws-waf-logs-: aws wafv2 put-logging-configuration --logging-configuration ResourceArn=<WEB_ACL_ARN>,LogDestinationConfigs=arn:aws:s3:::aws-waf-logs-<NAME>',
    cdk: "new wafv2.CfnLoggingConfiguration(this, 'WafLog', { resourceArn: webAcl.attrArn, logDestinationConfigs: [logBucket.bucketArn] })",
    terraform:
      'resource "aws_wafv2_web_acl_logging_configuration" "this" { resource_arn = aws_wafv2_web_acl.this.arn, log_destination_configs = [aws_s3_bucket.logs.arn] }',
  },
  aliases: { prowler: ['wafv2_webacl_logging_enabled'], securityHub: ['WAF.11'] },
  evaluate({ observed }) {
    const evidence = { destinations: observed.LogDestinations }
    return observed.LogDestinations.length > 0
      ? pass(`It logs to ${observed.LogDestinations.join(', ')}.`, evidence)
      : fail('It logs nowhere.', evidence)
  },
})
