import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-instance-logs-exported',
  title: 'The database sends its logs to CloudWatch Logs',
  severity: 'medium',
  resource: 'AWS::RDS::DBInstance',
  reads: ['EnableCloudwatchLogsExports'],
  rationale:
    'Failed sign-ins and odd statements stand in the logs of the engine. On the host they are gone after days and nobody is told; in CloudWatch Logs they can be kept, searched and alarmed on.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --cloudwatch-logs-export-configuration \'{"EnableLogTypes":["<LOG>"]}\'',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, cloudwatchLogsExports: ["postgresql"] })',
    terraform: 'resource "aws_db_instance" "this" { enabled_cloudwatch_logs_exports = ["postgresql"] }',
  },
  aliases: { prowler: ['rds_instance_integration_cloudwatch_logs'], securityHub: ['RDS.9'] },
  evaluate({ configuration }) {
    const exported = configuration.EnableCloudwatchLogsExports ?? []
    return exported.length > 0
      ? pass(`Exported: ${exported.join(', ')}.`, { EnableCloudwatchLogsExports: exported })
      : fail('No log is exported.', { EnableCloudwatchLogsExports: exported })
  },
})
