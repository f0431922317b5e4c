import { backupSelections, judgeBackedUp } from '../../backup-selections.ts'
import { defineCheck } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-cluster-in-backup-plan',
  title: 'A backup plan takes the cluster in',
  severity: 'high',
  resource: 'AWS::RDS::DBCluster',
  reads: ['Tags'],
  also: backupSelections,
  rationale:
    'Automated backups go when their cluster is deleted. A plan of AWS Backup keeps copies in a vault with a lock of its own, beyond the reach of who deletes the original.',
  remediation: {
    cli: 'aws backup create-backup-selection --backup-plan-id <PLAN_ID> --backup-selection \'{"SelectionName":"<NAME>","IamRoleArn":"<ROLE_ARN>","Resources":["<ARN>"]}\'',
    cdk: 'plan.addSelection("Db", { resources: [backup.BackupResource.fromArn(cluster.clusterArn)] })',
    terraform: 'resource "aws_backup_selection" "this" { plan_id = aws_backup_plan.this.id, resources = [aws_rds_cluster.this.arn] }',
  },
  aliases: { prowler: ['rds_cluster_protected_by_backup_plan'], securityHub: [] },
  evaluate: (resource, { related }) => judgeBackedUp(resource, related, 'the cluster'),
})
