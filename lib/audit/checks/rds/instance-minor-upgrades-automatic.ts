import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-instance-minor-upgrades-automatic',
  title: 'The database takes minor upgrades of its engine by itself',
  severity: 'medium',
  resource: 'AWS::RDS::DBInstance',
  reads: ['AutoMinorVersionUpgrade'],
  rationale:
    'Minor versions carry the fixes of holes that are public by then. A database that waits for somebody to think of it stays open for months.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --auto-minor-version-upgrade',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, autoMinorVersionUpgrade: true })',
    terraform: 'resource "aws_db_instance" "this" { auto_minor_version_upgrade = true }',
  },
  aliases: { prowler: ['rds_instance_minor_version_upgrade_enabled'], securityHub: ['RDS.13'] },
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
