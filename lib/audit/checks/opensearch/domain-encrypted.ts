import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'opensearch-domain-encrypted',
  title: 'The domain encrypts what it holds',
  severity: 'critical',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['EncryptionAtRestOptions'],
  rationale: 'Indices, logs and automated snapshots lie on disks below. Encrypted, a copy of them is worth nothing without the key.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --encryption-at-rest-options Enabled=true,KmsKeyId=<KEY>',
    cdk: 'new opensearch.Domain(this, "Search", { …, encryptionAtRest: { enabled: true } })',
    terraform: 'resource "aws_opensearch_domain" "this" { encrypt_at_rest { enabled = true } }',
  },
  aliases: { prowler: ['opensearch_service_domains_encryption_at_rest_enabled'], securityHub: ['Opensearch.1', 'ES.1'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.EncryptionAtRestOptions?.Enabled ?? false, {
      property: 'EncryptionAtRestOptions.Enabled',
      on: 'It is encrypted at rest.',
      off: 'It is not encrypted at rest.',
    }),
})
