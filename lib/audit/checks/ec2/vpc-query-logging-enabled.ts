import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck<
  Readonly<Record<string, unknown>>,
  { readonly QueryLogs?: readonly { readonly Status?: string | null }[] }
>({
  id: 'ec2-vpc-query-logging-enabled',
  title: 'The DNS queries of the VPC are logged',
  severity: 'low',
  resource: 'AWS::EC2::VPC',
  rationale:
    'Tunnels, generated names, mining pools and lookups of known bad domains show in the query log of the resolver, often days before anything else. Without it the detections on DNS are blind.',
  remediation:
    'Make a configuration once per region and associate each VPC: aws route53resolver create-resolver-query-log-config --name keepwatch --destination-arn <LOG_DESTINATION> --creator-request-id keepwatch; aws route53resolver associate-resolver-query-log-config --resolver-query-log-config-id <CONFIG_ID> --resource-id <VPC_ID>',
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }) {
    if (!observed.QueryLogs) throw new Error('The snapshot does not say what logs the DNS queries of the VPC.')
    const evidence = { queryLogs: observed.QueryLogs.slice(0, 20) }
    if (observed.QueryLogs.length === 0) return fail('Nothing logs the DNS queries of this VPC.', evidence)
    return observed.QueryLogs.some(({ Status: status }) => status === 'ACTIVE')
      ? pass('A query logging configuration is associated with it.', evidence)
      : fail('Its query logging is not active.', evidence)
  },
})
