import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-cluster-backtrack-enabled',
  title: 'A cluster of Aurora MySQL can be turned back',
  severity: 'low',
  resource: 'AWS::RDS::DBCluster',
  reads: ['Engine', 'BacktrackWindow'],
  rationale:
    'After a wrong statement the cluster is turned back within minutes. Restoring a backup into a new one takes hours and changes its address.',
  remediation: {
    cli: 'Backtrack can only be chosen when a cluster is made: aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier <CLUSTER> --db-cluster-identifier <NEW> --use-latest-restorable-time --backtrack-window 86400',
    cdk: 'new rds.DatabaseCluster(this, "Db", { …, backtrackWindow: Duration.hours(24) })',
    terraform: 'resource "aws_rds_cluster" "this" { backtrack_window = 86400 }',
  },
  aliases: { prowler: ['rds_cluster_backtrack_enabled'], securityHub: ['RDS.14'] },
  evaluate({ configuration }) {
    if (configuration.Engine !== 'aurora-mysql')
      return notApplicable('Only Aurora MySQL can be turned back.', { Engine: configuration.Engine })
    const seconds = configuration.BacktrackWindow ?? 0
    return seconds > 0
      ? pass(`It can be turned back by ${Math.round(seconds / 3600)} hours.`, { BacktrackWindow: seconds })
      : fail('It cannot be turned back.', { BacktrackWindow: seconds })
  },
})
