import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'dynamodb-table-deletion-protected',
  title: 'The table cannot be deleted before its protection is taken off',
  severity: 'medium',
  resource: 'AWS::DynamoDB::Table',
  reads: ['DeletionProtectionEnabled'],
  rationale:
    'A wrong command, a template that replaces what it should have changed, or an intruder: with protection each of them needs a second, visible step.',
  remediation: {
    cli: 'aws dynamodb update-table --table-name <TABLE> --deletion-protection-enabled',
    cdk: 'new dynamodb.TableV2(this, "Table", { …, deletionProtection: true })',
    terraform: 'resource "aws_dynamodb_table" "this" { deletion_protection_enabled = true }',
  },
  aliases: { prowler: ['dynamodb_table_deletion_protection_enabled'], securityHub: ['DynamoDB.6'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.DeletionProtectionEnabled, {
      property: 'DeletionProtectionEnabled',
      on: 'Deletion protection is on.',
      off: 'One call deletes the table.',
    }),
})
