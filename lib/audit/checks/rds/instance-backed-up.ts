import { defineCheck, fail, pass } from '../../check.ts'
import { clusterOf } from '../../database-cluster.ts'

export const check = defineCheck({
  id: 'rds-instance-backed-up',
  title: 'Automated backups of the database are kept long enough',
  severity: 'medium',
  resource: 'AWS::RDS::DBInstance',
  reads: ['BackupRetentionPeriod', 'DBClusterIdentifier'],
  also: { 'AWS::RDS::DBCluster': ['DBClusterIdentifier', 'BackupRetentionPeriod'] },
  rationale: 'Without backups a mistake, a broken release or ransomware ends the data. With too few days the backups hold the damage only.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --backup-retention-period 7 --apply-immediately',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, backupRetention: Duration.days(7) })',
    terraform: 'resource "aws_db_instance" "this" { backup_retention_period = 7 }',
  },
  aliases: { prowler: ['rds_instance_backup_enabled'], securityHub: ['RDS.11'] },
  evaluate({ configuration }, { related, thresholds }) {
    const cluster = clusterOf(configuration.DBClusterIdentifier, related)
    // CloudFormation takes one day when nothing is said.
    const days = (cluster ? cluster.configuration.BackupRetentionPeriod : configuration.BackupRetentionPeriod) ?? 1
    const wanted = thresholds.backupRetentionDays
    const evidence = { BackupRetentionPeriod: days, wanted, ofCluster: cluster !== undefined }
    if (days >= wanted) return pass(`Backups are kept for ${days} days.`, evidence)
    return fail(days === 0 ? 'Automated backups are off.' : `Backups are kept for ${days} days; wanted ${wanted}.`, evidence)
  },
})
