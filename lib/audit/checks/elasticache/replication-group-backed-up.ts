import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elasticache-replication-group-backed-up',
  title: 'Backups of the cache are kept long enough',
  severity: 'high',
  resource: 'AWS::ElastiCache::ReplicationGroup',
  reads: ['SnapshotRetentionLimit'],
  rationale: 'Many caches have become the only place of sessions, carts and counters. Without a backup one command empties them for good.',
  remediation: {
    cli: 'aws elasticache modify-replication-group --replication-group-id <GROUP> --apply-immediately --snapshot-retention-limit 7',
    cdk: 'new elasticache.CfnReplicationGroup(this, "Cache", { …, snapshotRetentionLimit: 7 })',
    terraform: 'resource "aws_elasticache_replication_group" "this" { snapshot_retention_limit = 7 }',
  },
  aliases: { prowler: ['elasticache_redis_cluster_backup_enabled'], securityHub: ['ElastiCache.1'] },
  evaluate({ configuration }, { thresholds }) {
    const days = configuration.SnapshotRetentionLimit ?? 0
    const wanted = thresholds.backupRetentionDays
    const evidence = { SnapshotRetentionLimit: days, wanted }
    if (days >= wanted) return pass(`Backups are kept for ${days} days.`, evidence)
    return fail(days === 0 ? 'Backups are off.' : `Backups are kept for ${days} days; wanted ${wanted}.`, evidence)
  },
})
