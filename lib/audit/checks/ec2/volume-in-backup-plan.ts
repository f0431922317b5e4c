import { backupSelections, judgeBackedUp } from '../../backup-selections.ts'
import { defineCheck } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-volume-in-backup-plan',
  title: 'A backup plan takes the volume in',
  severity: 'medium',
  resource: 'AWS::EC2::Volume',
  reads: ['Tags'],
  also: backupSelections,
  rationale:
    'Automated backups go when their volume is deleted. A plan of AWS Backup keeps copies in a vault with a lock of its own, beyond the reach of who deletes the original.',
  remediation: {
    cli: 'aws backup create-backup-selection --backup-plan-id <PLAN_ID> --backup-selection \'{"SelectionName":"<NAME>","IamRoleArn":"<ROLE_ARN>","Resources":["<ARN>"]}\'',
    cdk: 'plan.addSelection("Disk", { resources: [backup.BackupResource.fromArn(volumeArn)] })',
    terraform: 'resource "aws_backup_selection" "this" { plan_id = aws_backup_plan.this.id, resources = [aws_ebs_volume.this.arn] }',
  },
  aliases: { prowler: ['ec2_ebs_volume_protected_by_backup_plan'], securityHub: ['EC2.28'] },
  evaluate: (resource, { related }) => judgeBackedUp(resource, related, 'the volume'),
})
