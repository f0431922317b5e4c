import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'elasticache-replication-group-authenticated',
  title: 'The cache asks for a password or for a user',
  severity: 'medium',
  resource: 'AWS::ElastiCache::ReplicationGroup',
  reads: ['AuthTokenEnabled', 'UserGroupIds'],
  rationale:
    'A cache without authentication serves whoever reaches its port: one server taken over in the network is enough to read and change all sessions.',
  remediation: {
    cli: 'aws elasticache modify-replication-group --replication-group-id <GROUP> --apply-immediately --auth-token <TOKEN> --auth-token-update-strategy ROTATE, or users with --user-group-ids-to-add <GROUP>',
    cdk: 'new elasticache.CfnReplicationGroup(this, "Cache", { …, userGroupIds: [users.ref], transitEncryptionEnabled: true })',
    terraform: 'resource "aws_elasticache_replication_group" "this" { user_group_ids = [aws_elasticache_user_group.this.id] }',
  },
  aliases: { prowler: ['elasticache_redis_replication_group_auth_enabled'], securityHub: ['ElastiCache.6'] },
  evaluate({ configuration, observed }) {
    const users = configuration.UserGroupIds ?? []
    if (users.length > 0) return pass(`Its users are those of ${users.join(', ')}.`, { UserGroupIds: users })
    return observed.AuthTokenEnabled
      ? pass('It asks for a password.', { AuthTokenEnabled: true })
      : fail('It serves whoever reaches its port.', { AuthTokenEnabled: observed.AuthTokenEnabled, UserGroupIds: users })
  },
})
