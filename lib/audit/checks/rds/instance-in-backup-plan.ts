import { backupSelections, judgeBackedUp } from '../../backup-selections.ts'
import { defineCheck } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-instance-in-backup-plan',
  title: 'A backup plan takes the database in',
  severity: 'high',
  resource: 'AWS::RDS::DBInstance',
  reads: ['Tags'],
  also: backupSelections,
  rationale:
    'Automated backups go when their database is deleted. A plan of AWS Backup keeps copies in a vault with a lock of its own, beyond the reach of who deletes the original.',
  remediation: {
    cli: 'aws backup create-backup-selection --backup-plan-id <PLAN_ID> --backup-selection \'{"SelectionName":"<NAME>","IamRoleArn":"<ROLE_ARN>","Resources":["<ARN>"]}\'',
    cdk: 'plan.addSelection("Db", { resources: [backup.BackupResource.fromRdsDatabaseInstance(db)] })',
    terraform: 'resource "aws_backup_selection" "this" { plan_id = aws_backup_plan.this.id, resources = [aws_db_instance.this.arn] }',
  },
  aliases: { prowler: ['rds_instance_protected_by_backup_plan'], securityHub: ['RDS.26'] },
  evaluate: (resource, { related }) => judgeBackedUp(resource, related, 'the database'),
})
