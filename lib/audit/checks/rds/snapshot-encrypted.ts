import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-snapshot-encrypted',
  title: 'The snapshot is encrypted',
  severity: 'high',
  resource: 'Keepwatch::RDS::Snapshot',
  reads: ['Encrypted'],
  rationale:
    'A snapshot holds everything the database held. Unencrypted it is readable for whoever it is shared with or restored by, key or no key.',
  remediation: {
    cli: 'aws rds copy-db-snapshot --source-db-snapshot-identifier <SNAPSHOT> --target-db-snapshot-identifier <COPY> --kms-key-id <KEY>; aws rds delete-db-snapshot --db-snapshot-identifier <SNAPSHOT>',
    cdk: 'Encrypt the database, and its snapshots are: storageEncrypted: true',
    terraform:
      'resource "aws_db_snapshot_copy" "this" { source_db_snapshot_identifier = "<SNAPSHOT>", target_db_snapshot_identifier = "<COPY>", kms_key_id = aws_kms_key.this.arn }',
  },
  aliases: { prowler: ['rds_snapshots_encrypted'], securityHub: ['RDS.4'] },
  evaluate: ({ observed }) =>
    judgeSwitch(observed.Encrypted, { property: 'Encrypted', on: 'The snapshot is encrypted.', off: 'The snapshot is not encrypted.' }),
})
