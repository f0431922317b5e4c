import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'redshift-cluster-audit-logged',
  title: 'The cluster writes an audit log',
  severity: 'medium',
  resource: 'AWS::Redshift::Cluster',
  reads: ['LoggingProperties'],
  rationale: 'Who signed in and which statements ran stands in the audit log only. Without it nobody can say what left a warehouse.',
  remediation: {
    cli: 'aws redshift enable-logging --cluster-identifier <CLUSTER> --log-destination-type cloudwatch --log-exports connectionlog userlog useractivitylog',
    cdk: 'new redshift.CfnCluster(this, "Warehouse", { …, loggingProperties: { logDestinationType: "cloudwatch", logExports: ["connectionlog", "userlog"] } })',
    terraform:
      'resource "aws_redshift_logging" "this" { cluster_identifier = aws_redshift_cluster.this.id, log_destination_type = "cloudwatch", log_exports = ["connectionlog", "userlog"] }',
  },
  aliases: { prowler: ['redshift_cluster_audit_logging'], securityHub: ['Redshift.4'] },
  evaluate({ configuration }) {
    const logging = configuration.LoggingProperties
    return logging
      ? pass('An audit log is written.', { LoggingProperties: logging })
      : fail('No audit log is written.', { LoggingProperties: null })
  },
})
