import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'elasticache-replication-group-minor-upgrades-automatic',
  title: 'The cache takes minor upgrades of its engine by itself',
  severity: 'high',
  resource: 'AWS::ElastiCache::ReplicationGroup',
  reads: ['AutoMinorVersionUpgrade'],
  rationale:
    'Holes in the engine that let a client out of its database are closed by minor versions. A cache that waits for somebody stays open.',
  remediation: {
    cli: 'aws elasticache modify-replication-group --replication-group-id <GROUP> --apply-immediately --auto-minor-version-upgrade',
    cdk: 'new elasticache.CfnReplicationGroup(this, "Cache", { …, autoMinorVersionUpgrade: true })',
    terraform: 'resource "aws_elasticache_replication_group" "this" { auto_minor_version_upgrade = true }',
  },
  aliases: { prowler: ['elasticache_redis_cluster_auto_minor_version_upgrades'], securityHub: ['ElastiCache.2'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(
      configuration.AutoMinorVersionUpgrade,
      {
        property: 'AutoMinorVersionUpgrade',
        on: 'Minor upgrades are installed in the maintenance window.',
        off: 'Minor upgrades wait until somebody installs them.',
      },
      true,
    ),
})
