import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'efs-file-system-backed-up',
  title: 'The file system is backed up every day',
  severity: 'medium',
  resource: 'AWS::EFS::FileSystem',
  reads: ['BackupPolicy'],
  rationale: 'Files that somebody encrypts or deletes are gone without a copy elsewhere.',
  remediation: {
    cli: 'aws efs put-backup-policy --file-system-id <FILE_SYSTEM> --backup-policy Status=ENABLED',
    cdk: 'new efs.FileSystem(this, "Files", { vpc, enableAutomaticBackups: true })',
    terraform:
      'resource "aws_efs_backup_policy" "this" { file_system_id = aws_efs_file_system.this.id, backup_policy { status = "ENABLED" } }',
  },
  aliases: { prowler: ['efs_have_backup_enabled'], securityHub: ['EFS.2'] },
  evaluate({ configuration }) {
    const status = configuration.BackupPolicy?.Status ?? 'DISABLED'
    const on = status === 'ENABLED' || status === 'ENABLING'
    return on ? pass('It is backed up automatically.', { Status: status }) : fail('It is not backed up automatically.', { Status: status })
  },
})
