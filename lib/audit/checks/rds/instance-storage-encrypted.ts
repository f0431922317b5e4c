import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-instance-storage-encrypted',
  title: 'The storage of the database is encrypted',
  severity: 'high',
  resource: 'AWS::RDS::DBInstance',
  reads: ['StorageEncrypted'],
  rationale:
    'Whoever gets hold of a snapshot or of the storage below reads everything. Encryption makes each copy useless without the key, whose use is ruled and logged.',
  remediation: {
    cli: 'Storage cannot be encrypted in place. Copy a snapshot with a key and restore from it: aws rds create-db-snapshot --db-instance-identifier <DB> --db-snapshot-identifier <SNAPSHOT>; aws rds copy-db-snapshot --source-db-snapshot-identifier <SNAPSHOT> --target-db-snapshot-identifier <COPY> --kms-key-id <KEY>; aws rds restore-db-instance-from-db-snapshot --db-snapshot-identifier <COPY> --db-instance-identifier <NEW>',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, storageEncrypted: true })',
    terraform: 'resource "aws_db_instance" "this" { storage_encrypted = true }',
  },
  aliases: { prowler: ['rds_instance_storage_encrypted'], securityHub: ['RDS.3'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.StorageEncrypted, {
      property: 'StorageEncrypted',
      on: 'The storage is encrypted.',
      off: 'The storage, its snapshots and replicas are not encrypted.',
    }),
})
