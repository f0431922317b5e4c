import { defineCheck } from '../../check.ts'
import { clusterOf } from '../../database-cluster.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-instance-multi-az',
  title: 'The database has a standby in another availability zone',
  severity: 'medium',
  resource: 'AWS::RDS::DBInstance',
  reads: ['MultiAZ', 'DBClusterIdentifier'],
  also: { 'AWS::RDS::DBCluster': ['DBClusterIdentifier', 'MultiAZ'] },
  rationale:
    'When the zone fails, or the host in it, the database is gone until it comes back. A standby takes over within a minute or two, without losing what was committed.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --multi-az',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, multiAz: true })',
    terraform: 'resource "aws_db_instance" "this" { multi_az = true }',
  },
  aliases: { prowler: ['rds_instance_multi_az'], securityHub: ['RDS.5'] },
  evaluate({ configuration }, { related }) {
    // What a cluster sets, its members do not.
    const cluster = clusterOf(configuration.DBClusterIdentifier, related)
    return cluster
      ? judgeSwitch(cluster.observed.MultiAZ, {
          property: 'MultiAZ',
          on: 'Its cluster spans several zones.',
          off: 'Its cluster stands in one zone only.',
        })
      : judgeSwitch(configuration.MultiAZ, {
          property: 'MultiAZ',
          on: 'A standby waits in another zone.',
          off: 'It runs in one zone only.',
        })
  },
})
