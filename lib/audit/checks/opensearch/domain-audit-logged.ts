import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'opensearch-domain-audit-logged',
  title: 'The domain publishes its audit log',
  severity: 'high',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['LogPublishingOptions'],
  rationale: 'Failed sign-ins and who read which index stand in the audit log only.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --log-publishing-options \'{"AUDIT_LOGS":{"CloudWatchLogsLogGroupArn":"<LOG_GROUP_ARN>","Enabled":true}}\'',
    cdk: 'new opensearch.Domain(this, "Search", { …, logging: { auditLogEnabled: true, appLogEnabled: true, slowSearchLogEnabled: true, slowIndexLogEnabled: true } })',
    terraform:
      'resource "aws_opensearch_domain" "this" { log_publishing_options { log_type = "AUDIT_LOGS", cloudwatch_log_group_arn = aws_cloudwatch_log_group.this.arn } }',
  },
  aliases: { prowler: ['opensearch_service_domains_audit_logging_enabled'], securityHub: ['Opensearch.5', 'ES.5'] },
  evaluate({ configuration }) {
    const options = configuration.LogPublishingOptions ?? {}
    const wanted = ['AUDIT_LOGS']
    const off = wanted.filter((kind) => !Object.hasOwn(options, kind) || options[kind]?.Enabled !== true)
    const evidence = { LogPublishingOptions: options, off }
    return off.length === 0 ? pass(`Published: ${wanted.join(', ')}.`, evidence) : fail(`Not published: ${off.join(', ')}.`, evidence)
  },
})
