import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'opensearch-domain-slow-logs-published',
  title: 'The domain publishes its slow logs',
  severity: 'low',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['LogPublishingOptions'],
  rationale: 'Odd and heavy queries, those of somebody who carries an index away among them, show in the slow logs.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --log-publishing-options \'{"SEARCH_SLOW_LOGS":{"CloudWatchLogsLogGroupArn":"<LOG_GROUP_ARN>","Enabled":true}}\'',
    cdk: 'new opensearch.Domain(this, "Search", { …, logging: { auditLogEnabled: true, appLogEnabled: true, slowSearchLogEnabled: true, slowIndexLogEnabled: true } })',
    terraform:
      'resource "aws_opensearch_domain" "this" { log_publishing_options { log_type = "SEARCH_SLOW_LOGS", cloudwatch_log_group_arn = aws_cloudwatch_log_group.this.arn } }',
  },
  aliases: { prowler: ['opensearch_service_domains_cloudwatch_logging_enabled'], securityHub: ['Opensearch.4'] },
  evaluate({ configuration }) {
    const options = configuration.LogPublishingOptions ?? {}
    const wanted = ['SEARCH_SLOW_LOGS', 'INDEX_SLOW_LOGS']
    const off = wanted.filter((kind) => !Object.hasOwn(options, kind) || options[kind]?.Enabled !== true)
    const evidence = { LogPublishingOptions: options, off }
    return off.length === 0 ? pass(`Published: ${wanted.join(', ')}.`, evidence) : fail(`Not published: ${off.join(', ')}.`, evidence)
  },
})
