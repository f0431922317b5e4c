import { defineCheck, undecided } from '../../check.ts'
import { judgeSupport } from '../../judge-support.ts'

export const check = defineCheck({
  id: 'opensearch-domain-version-supported',
  title: 'The engine of the domain is supported',
  severity: 'medium',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['EngineVersion'],
  rationale:
    'After the end of support nobody mends the engine any more, except for money and only the gravest holes. Those who look for targets look for version numbers.',
  remediation: {
    cli: 'aws opensearch upgrade-domain --domain-name <DOMAIN> --target-version OpenSearch_2.19',
    cdk: 'new opensearch.Domain(this, "Search", { version: opensearch.EngineVersion.OPENSEARCH_2_19 })',
    terraform: 'resource "aws_opensearch_domain" "this" { engine_version = "OpenSearch_2.19" }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration }, context) {
    const [engine = '', version = ''] = (configuration.EngineVersion ?? '').split('_')
    if (version === '') return undecided('Its version is not set.', { EngineVersion: configuration.EngineVersion })
    return judgeSupport(engine === 'OpenSearch' ? 'opensearch' : 'elasticsearch', version, engine, context)
  },
})
