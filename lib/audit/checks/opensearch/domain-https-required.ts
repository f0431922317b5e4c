import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'opensearch-domain-https-required',
  title: 'The domain answers HTTPS only',
  severity: 'high',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['DomainEndpointOptions'],
  rationale: 'Queries, rows and passwords of the internal users travel in plain text where HTTP is answered.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --domain-endpoint-options EnforceHTTPS=true,TLSSecurityPolicy=Policy-Min-TLS-1-2-PFS-2023-10',
    cdk: 'new opensearch.Domain(this, "Search", { …, enforceHttps: true })',
    terraform: 'resource "aws_opensearch_domain" "this" { domain_endpoint_options { enforce_https = true } }',
  },
  aliases: { prowler: ['opensearch_service_domains_https_communications_enforced'], securityHub: ['Opensearch.8'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.DomainEndpointOptions?.EnforceHTTPS ?? false, {
      property: 'DomainEndpointOptions.EnforceHTTPS',
      on: 'Plain HTTP is refused.',
      off: 'Plain HTTP is answered.',
    }),
})
