import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-instance-enhanced-monitoring-enabled',
  title: 'Enhanced monitoring of the database is on',
  severity: 'low',
  resource: 'AWS::RDS::DBInstance',
  reads: ['MonitoringInterval'],
  rationale:
    'The hypervisor sees load, not which process makes it. A miner or an export that eats the host shows only in the metrics of its operating system.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --monitoring-interval 60 --monitoring-role-arn <ROLE_ARN>',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, monitoringInterval: Duration.seconds(60) })',
    terraform: 'resource "aws_db_instance" "this" { monitoring_interval = 60, monitoring_role_arn = aws_iam_role.monitoring.arn }',
  },
  aliases: { prowler: ['rds_instance_enhanced_monitoring_enabled'], securityHub: ['RDS.6'] },
  evaluate({ configuration }) {
    const seconds = configuration.MonitoringInterval ?? 0
    return seconds > 0
      ? pass(`Measured every ${seconds} seconds.`, { MonitoringInterval: seconds })
      : fail('Enhanced monitoring is off.', { MonitoringInterval: seconds })
  },
})
