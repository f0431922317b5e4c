import { defineCheck, pass, undecided } from '../../check.ts'
import { judgeSupport } from '../../judge-support.ts'

export const check = defineCheck({
  id: 'elasticache-cluster-version-supported',
  title: 'The engine of the cache is supported',
  severity: 'medium',
  resource: 'AWS::ElastiCache::CacheCluster',
  reads: ['Engine', 'EngineVersion'],
  rationale:
    'After the end of support nobody mends the engine any more, except for money and only the gravest holes. Those who look for targets look for version numbers.',
  remediation: {
    cli: 'aws elasticache modify-replication-group --replication-group-id <GROUP> --engine valkey --engine-version 8.0',
    cdk: 'new elasticache.CfnReplicationGroup(this, "Cache", { engine: "valkey", engineVersion: "8.0" })',
    terraform: 'resource "aws_elasticache_replication_group" "this" { engine = "valkey", engine_version = "8.0" }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration }, context) {
    const { Engine: engine, EngineVersion: version } = configuration
    if (engine === 'valkey') return pass('Every version of Valkey is supported.', { Engine: engine })
    if (version === null) return undecided('Its version is not set.', { Engine: engine })
    return judgeSupport(engine === 'memcached' ? 'elasticache-memcached' : 'elasticache-redis', version, `${engine}`, context)
  },
})
