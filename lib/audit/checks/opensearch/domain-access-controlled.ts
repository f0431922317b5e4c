import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'opensearch-domain-access-controlled',
  title: 'Fine-grained access control of the domain is on',
  severity: 'high',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['AdvancedSecurityOptions'],
  rationale:
    'The access policy says who reaches the domain; only fine-grained access control says which indices, documents and actions are theirs.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --advanced-security-options \'{"Enabled":true,"MasterUserOptions":{"MasterUserARN":"<ROLE_ARN>"}}\'',
    cdk: 'new opensearch.Domain(this, "Search", { …, fineGrainedAccessControl: { masterUserArn: role.roleArn } })',
    terraform: 'resource "aws_opensearch_domain" "this" { advanced_security_options { enabled = true } }',
  },
  aliases: { prowler: ['opensearch_service_domains_access_control_enabled'], securityHub: ['Opensearch.7'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.AdvancedSecurityOptions?.Enabled ?? false, {
      property: 'AdvancedSecurityOptions.Enabled',
      on: 'Fine-grained access control is on.',
      off: 'Whoever reaches the domain may do everything in it.',
    }),
})
