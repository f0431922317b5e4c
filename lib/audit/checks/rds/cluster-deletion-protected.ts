import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-cluster-deletion-protected',
  title: 'The cluster cannot be deleted before its protection is taken off',
  severity: 'medium',
  resource: 'AWS::RDS::DBCluster',
  reads: ['DeletionProtection'],
  rationale:
    'A wrong command, a template that replaces what it should have changed, or an intruder: with protection each of them needs a second, visible step.',
  remediation: {
    cli: 'aws rds modify-db-cluster --db-cluster-identifier <CLUSTER> --deletion-protection',
    cdk: 'new rds.DatabaseCluster(this, "Db", { …, deletionProtection: true })',
    terraform: 'resource "aws_rds_cluster" "this" { deletion_protection = true }',
  },
  aliases: { prowler: ['rds_cluster_deletion_protection'], securityHub: ['RDS.7'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.DeletionProtection, {
      property: 'DeletionProtection',
      on: 'Deletion protection is on.',
      off: 'One call deletes the cluster.',
    }),
})
