import { backupSelections, judgeBackedUp } from '../../backup-selections.ts'
import { defineCheck } from '../../check.ts'

export const check = defineCheck({
  id: 'dynamodb-table-in-backup-plan',
  title: 'A backup plan takes the table in',
  severity: 'medium',
  resource: 'AWS::DynamoDB::Table',
  reads: ['Tags'],
  also: backupSelections,
  rationale:
    'Automated backups go when their table is deleted. A plan of AWS Backup keeps copies in a vault with a lock of its own, beyond the reach of who deletes the original.',
  remediation: {
    cli: 'aws backup create-backup-selection --backup-plan-id <PLAN_ID> --backup-selection \'{"SelectionName":"<NAME>","IamRoleArn":"<ROLE_ARN>","Resources":["<ARN>"]}\'',
    cdk: 'plan.addSelection("Table", { resources: [backup.BackupResource.fromDynamoDbTable(table)] })',
    terraform: 'resource "aws_backup_selection" "this" { plan_id = aws_backup_plan.this.id, resources = [aws_dynamodb_table.this.arn] }',
  },
  aliases: { prowler: ['dynamodb_table_protected_by_backup_plan'], securityHub: ['DynamoDB.4'] },
  evaluate: (resource, { related }) => judgeBackedUp(resource, related, 'the table'),
})
