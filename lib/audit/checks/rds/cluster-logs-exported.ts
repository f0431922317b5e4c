import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-cluster-logs-exported',
  title: 'The cluster sends its logs to CloudWatch Logs',
  severity: 'medium',
  resource: 'AWS::RDS::DBCluster',
  reads: ['EnableCloudwatchLogsExports'],
  rationale:
    'Failed sign-ins and odd statements stand in the logs of the engine. On the host they are gone after days and nobody is told; in CloudWatch Logs they can be kept, searched and alarmed on.',
  remediation: {
    cli: 'aws rds modify-db-cluster --db-cluster-identifier <CLUSTER> --cloudwatch-logs-export-configuration \'{"EnableLogTypes":["<LOG>"]}\'',
    cdk: 'new rds.DatabaseCluster(this, "Db", { …, cloudwatchLogsExports: ["postgresql"] })',
    terraform: 'resource "aws_rds_cluster" "this" { enabled_cloudwatch_logs_exports = ["postgresql"] }',
  },
  aliases: { prowler: ['rds_cluster_integration_cloudwatch_logs'], securityHub: ['RDS.37'] },
  evaluate({ configuration }) {
    const exported = configuration.EnableCloudwatchLogsExports ?? []
    return exported.length > 0
      ? pass(`Exported: ${exported.join(', ')}.`, { EnableCloudwatchLogsExports: exported })
      : fail('No log is exported.', { EnableCloudwatchLogsExports: exported })
  },
})
