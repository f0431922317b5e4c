import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'opensearch-domain-software-updated',
  title: 'The domain runs the newest service software',
  severity: 'high',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['UpdateAvailable'],
  rationale: 'Service software carries fixes of the engine and of the host. What waits to be installed is a hole that is known already.',
  remediation: {
    cli: 'aws opensearch start-service-software-update --domain-name <DOMAIN>',
    cdk: 'new opensearch.Domain(this, "Search", { …, enableAutoSoftwareUpdate: true })',
    terraform: 'resource "aws_opensearch_domain" "this" { software_update_options { auto_software_update_enabled = true } }',
  },
  aliases: { prowler: ['opensearch_service_domains_updated_to_the_latest_service_software_version'], securityHub: ['Opensearch.10'] },
  evaluate: ({ observed }) =>
    observed.UpdateAvailable
      ? fail('Newer service software waits to be installed.', { UpdateAvailable: true })
      : pass('No newer service software waits.', { UpdateAvailable: false }),
})
