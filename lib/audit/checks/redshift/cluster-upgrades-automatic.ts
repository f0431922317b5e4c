import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'redshift-cluster-upgrades-automatic',
  title: 'The cluster takes new major versions by itself',
  severity: 'medium',
  resource: 'AWS::Redshift::Cluster',
  reads: ['AllowVersionUpgrade'],
  rationale: 'A warehouse that is left behind misses fixes, and one day the step to a supported version is a project.',
  remediation: {
    cli: 'aws redshift modify-cluster --cluster-identifier <CLUSTER> --allow-version-upgrade',
    cdk: 'new redshift.CfnCluster(this, "Warehouse", { …, allowVersionUpgrade: true })',
    terraform: 'resource "aws_redshift_cluster" "this" { allow_version_upgrade = true }',
  },
  aliases: { prowler: ['redshift_cluster_automatic_upgrades'], securityHub: ['Redshift.6'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(
      configuration.AllowVersionUpgrade,
      {
        property: 'AllowVersionUpgrade',
        on: 'New versions are installed in the maintenance window.',
        off: 'New versions wait until somebody installs them.',
      },
      true,
    ),
})
