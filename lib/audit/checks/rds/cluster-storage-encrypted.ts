import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-cluster-storage-encrypted',
  title: 'The storage of the cluster is encrypted',
  severity: 'high',
  resource: 'AWS::RDS::DBCluster',
  reads: ['StorageEncrypted'],
  rationale:
    'Whoever gets hold of a snapshot or of the storage below reads everything. Encryption makes each copy useless without the key, whose use is ruled and logged.',
  remediation: {
    cli: 'Storage cannot be encrypted in place. Copy a snapshot with a key and restore from it: aws rds create-db-cluster-snapshot --db-cluster-identifier <CLUSTER> --db-cluster-snapshot-identifier <SNAPSHOT>; aws rds copy-db-cluster-snapshot --source-db-cluster-snapshot-identifier <SNAPSHOT> --target-db-cluster-snapshot-identifier <COPY> --kms-key-id <KEY>; aws rds restore-db-cluster-from-snapshot --snapshot-identifier <COPY> --db-cluster-identifier <NEW> --engine <ENGINE>',
    cdk: 'new rds.DatabaseCluster(this, "Db", { …, storageEncrypted: true })',
    terraform: 'resource "aws_rds_cluster" "this" { storage_encrypted = true }',
  },
  aliases: { prowler: ['rds_cluster_storage_encrypted'], securityHub: ['RDS.27'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.StorageEncrypted, {
      property: 'StorageEncrypted',
      on: 'The storage is encrypted.',
      off: 'The storage, its snapshots and replicas are not encrypted.',
    }),
})
