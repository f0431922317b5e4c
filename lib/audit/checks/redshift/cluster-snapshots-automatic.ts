import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'redshift-cluster-snapshots-automatic',
  title: 'Automated snapshots of the cluster are kept long enough',
  severity: 'high',
  resource: 'AWS::Redshift::Cluster',
  reads: ['AutomatedSnapshotRetentionPeriod'],
  rationale:
    'Without snapshots a wrong statement or a hostile one ends the warehouse. With too few days the snapshots hold the damage only.',
  remediation: {
    cli: 'aws redshift modify-cluster --cluster-identifier <CLUSTER> --automated-snapshot-retention-period 7',
    cdk: 'new redshift.CfnCluster(this, "Warehouse", { …, automatedSnapshotRetentionPeriod: 7 })',
    terraform: 'resource "aws_redshift_cluster" "this" { automated_snapshot_retention_period = 7 }',
  },
  aliases: { prowler: ['redshift_cluster_automated_snapshot'], securityHub: ['Redshift.3'] },
  evaluate({ configuration }, { thresholds }) {
    // One day is what Redshift takes when nothing is said.
    const days = configuration.AutomatedSnapshotRetentionPeriod ?? 1
    const wanted = thresholds.backupRetentionDays
    const evidence = { AutomatedSnapshotRetentionPeriod: days, wanted }
    if (days >= wanted) return pass(`Snapshots are kept for ${days} days.`, evidence)
    return fail(days === 0 ? 'Automated snapshots are off.' : `Snapshots are kept for ${days} days; wanted ${wanted}.`, evidence)
  },
})
