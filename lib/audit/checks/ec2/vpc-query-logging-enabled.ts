import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-vpc-query-logging-enabled',
  title: 'The DNS queries of the VPC are logged',
  severity: 'low',
  resource: 'AWS::EC2::VPC',
  reads: ['QueryLogs'],
  rationale:
    'Tunnels, generated names, mining pools and lookups of known bad domains show in the query log of the resolver, often days before anything else. Without it the detections on DNS are blind.',
  remediation: {
    cli: 'Make a configuration once per region and associate each VPC: aws route53resolver create-resolver-query-log-config --name keepwatch --destination-arn <LOG_DESTINATION> --creator-request-id keepwatch; aws route53resolver associate-resolver-query-log-config --resolver-query-log-config-id <CONFIG_ID> --resource-id <VPC_ID>',
    cdk: 'new route53resolver.CfnResolverQueryLoggingConfigAssociation(this, "Dns", { resolverQueryLogConfigId: config.attrId, resourceId: vpc.vpcId })',
    terraform:
      'resource "aws_route53_resolver_query_log_config_association" "this" { resolver_query_log_config_id = aws_route53_resolver_query_log_config.this.id, resource_id = aws_vpc.this.id }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }) {
    const evidence = { queryLogs: observed.QueryLogs.slice(0, 20) }
    if (observed.QueryLogs.length === 0) return fail('Nothing logs the DNS queries of this VPC.', evidence)
    return observed.QueryLogs.some(({ Status: status }) => status === 'ACTIVE')
      ? pass('A query logging configuration is associated with it.', evidence)
      : fail('Its query logging is not active.', evidence)
  },
})
