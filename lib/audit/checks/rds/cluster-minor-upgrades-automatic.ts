import { defineCheck, notApplicable } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-cluster-minor-upgrades-automatic',
  title: 'The cluster takes minor upgrades of its engine by itself',
  severity: 'medium',
  resource: 'AWS::RDS::DBCluster',
  reads: ['AutoMinorVersionUpgrade', 'Engine'],
  rationale:
    'Minor versions carry the fixes of holes that are public by then. A cluster that waits for somebody to think of it stays open for months.',
  remediation: {
    cli: 'aws rds modify-db-cluster --db-cluster-identifier <CLUSTER> --auto-minor-version-upgrade',
    cdk: 'new rds.CfnDBCluster(this, "Db", { …, autoMinorVersionUpgrade: true })',
    terraform: 'resource "aws_rds_cluster_instance" "this" { auto_minor_version_upgrade = true }',
  },
  aliases: { prowler: ['rds_cluster_minor_version_upgrade_enabled'], securityHub: ['RDS.35'] },
  evaluate({ configuration }) {
    const value = configuration.AutoMinorVersionUpgrade
    if (value === null && configuration.Engine?.startsWith('aurora'))
      return notApplicable('Aurora takes upgrades by its instances, which are judged on their own.', { AutoMinorVersionUpgrade: null })
    return judgeSwitch(
      value,
      {
        property: 'AutoMinorVersionUpgrade',
        on: 'Minor upgrades are installed in the maintenance window.',
        off: 'Minor upgrades wait until somebody installs them.',
      },
      true,
    )
  },
})
