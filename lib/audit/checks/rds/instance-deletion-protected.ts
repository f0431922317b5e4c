import { defineCheck } from '../../check.ts'
import { clusterOf } from '../../database-cluster.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-instance-deletion-protected',
  title: 'The database cannot be deleted before its protection is taken off',
  severity: 'medium',
  resource: 'AWS::RDS::DBInstance',
  reads: ['DeletionProtection', 'DBClusterIdentifier'],
  also: { 'AWS::RDS::DBCluster': ['DBClusterIdentifier', 'DeletionProtection'] },
  rationale:
    'A wrong command, a template that replaces what it should have changed, or an intruder: with protection each of them needs a second, visible step.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --deletion-protection',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, deletionProtection: true })',
    terraform: 'resource "aws_db_instance" "this" { deletion_protection = true }',
  },
  aliases: { prowler: ['rds_instance_deletion_protection'], securityHub: ['RDS.8'] },
  evaluate({ configuration }, { related }) {
    // What a cluster sets, its members do not.
    const cluster = clusterOf(configuration.DBClusterIdentifier, related)
    return cluster
      ? judgeSwitch(cluster.configuration.DeletionProtection, {
          property: 'DeletionProtection',
          on: 'Its cluster is protected from deletion.',
          off: 'One call deletes its cluster.',
        })
      : judgeSwitch(configuration.DeletionProtection, {
          property: 'DeletionProtection',
          on: 'Deletion protection is on.',
          off: 'One call deletes the database.',
        })
  },
})
