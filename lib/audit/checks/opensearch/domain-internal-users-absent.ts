import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'opensearch-domain-internal-users-absent',
  title: 'Users of the domain come from IAM or a directory, not from its own database',
  severity: 'medium',
  resource: 'AWS::OpenSearchService::Domain',
  reads: ['AdvancedSecurityOptions'],
  rationale:
    'Users of the internal database have passwords that no policy of the company rules: no second factor, no expiry, nobody who takes them away when somebody leaves.',
  remediation: {
    cli: 'aws opensearch update-domain-config --domain-name <DOMAIN> --advanced-security-options \'{"InternalUserDatabaseEnabled":false,"MasterUserOptions":{"MasterUserARN":"<ROLE_ARN>"}}\'',
    cdk: 'new opensearch.Domain(this, "Search", { …, fineGrainedAccessControl: { masterUserArn: role.roleArn } })',
    terraform: 'resource "aws_opensearch_domain" "this" { advanced_security_options { internal_user_database_enabled = false } }',
  },
  aliases: { prowler: ['opensearch_service_domains_internal_user_database_enabled'], securityHub: [] },
  evaluate({ configuration }) {
    const on = configuration.AdvancedSecurityOptions?.InternalUserDatabaseEnabled ?? false
    return on
      ? fail('Its own database of users is in use.', { InternalUserDatabaseEnabled: on })
      : pass('It has no users of its own.', { InternalUserDatabaseEnabled: on })
  },
})
