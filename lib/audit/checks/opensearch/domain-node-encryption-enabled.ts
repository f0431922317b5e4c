import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'opensearch-domain-node-encryption-enabled',
  title: 'The nodes of the domain speak TLS with each other',
  severity: 'high',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['NodeToNodeEncryptionOptions'],
  rationale: 'Shards move between nodes all day. In plain text they are readable for whatever listens in the same network.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --node-to-node-encryption-options Enabled=true',
    cdk: 'new opensearch.Domain(this, "Search", { …, nodeToNodeEncryption: true })',
    terraform: 'resource "aws_opensearch_domain" "this" { node_to_node_encryption { enabled = true } }',
  },
  aliases: { prowler: ['opensearch_service_domains_node_to_node_encryption_enabled'], securityHub: ['Opensearch.3', 'ES.3'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.NodeToNodeEncryptionOptions?.Enabled ?? false, {
      property: 'NodeToNodeEncryptionOptions.Enabled',
      on: 'Traffic between nodes is encrypted.',
      off: 'Traffic between nodes is plain.',
    }),
})
