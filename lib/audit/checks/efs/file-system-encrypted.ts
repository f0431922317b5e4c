import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'efs-file-system-encrypted',
  title: 'The file system is encrypted',
  severity: 'medium',
  resource: 'AWS::EFS::FileSystem',
  reads: ['Encrypted'],
  rationale: 'Files, backups and replicas of them lie on disks below. Encrypted, a copy is worth nothing without the key.',
  remediation: {
    cli: 'A file system is encrypted when it is made; copy the files into a new one: aws efs create-file-system --encrypted --kms-key-id <KEY>; aws datasync create-task --source-location-arn <OLD> --destination-location-arn <NEW>',
    cdk: 'new efs.FileSystem(this, "Files", { vpc, encrypted: true })',
    terraform: 'resource "aws_efs_file_system" "this" { encrypted = true }',
  },
  aliases: { prowler: ['efs_encryption_at_rest_enabled'], securityHub: ['EFS.1'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.Encrypted, { property: 'Encrypted', on: 'It is encrypted.', off: 'It is not encrypted.' }),
})
