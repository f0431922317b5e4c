import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'ec2-snapshot-encrypted',
  title: 'The snapshot of the volume is encrypted',
  severity: 'high',
  resource: 'Keepwatch::EC2::Snapshot',
  reads: ['Encrypted'],
  rationale: 'A snapshot can be shared, copied and mounted elsewhere. Unencrypted it is readable wherever it lands.',
  remediation: {
    cli: 'aws ec2 copy-snapshot --source-region <REGION> --source-snapshot-id <SNAPSHOT_ID> --encrypted --kms-key-id <KEY>; aws ec2 delete-snapshot --snapshot-id <SNAPSHOT_ID>',
    cdk: 'Encrypt the volume, and its snapshots are: encrypted: true',
    terraform:
      'resource "aws_ebs_snapshot_copy" "this" { source_snapshot_id = "<SNAPSHOT_ID>", source_region = "<REGION>", encrypted = true }',
  },
  aliases: { prowler: ['ec2_ebs_snapshots_encrypted'], securityHub: [] },
  evaluate: ({ observed }) =>
    judgeSwitch(observed.Encrypted, { property: 'Encrypted', on: 'It is encrypted.', off: 'It is not encrypted.' }),
})
