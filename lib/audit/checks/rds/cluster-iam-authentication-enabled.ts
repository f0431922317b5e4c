import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-cluster-iam-authentication-enabled',
  title: 'Users can sign in to the cluster with IAM instead of a password',
  severity: 'medium',
  resource: 'AWS::RDS::DBCluster',
  reads: ['EnableIAMDatabaseAuthentication'],
  rationale:
    'A password in a file opens the database for whoever finds it, for as long as nobody changes it. A token of IAM lives fifteen minutes and leaves a trace in CloudTrail.',
  remediation: {
    cli: 'aws rds modify-db-cluster --db-cluster-identifier <CLUSTER> --enable-iam-database-authentication',
    cdk: 'new rds.DatabaseCluster(this, "Db", { …, iamAuthentication: true })',
    terraform: 'resource "aws_rds_cluster" "this" { iam_database_authentication_enabled = true }',
  },
  aliases: { prowler: ['rds_cluster_iam_authentication_enabled'], securityHub: ['RDS.12'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.EnableIAMDatabaseAuthentication, {
      property: 'EnableIAMDatabaseAuthentication',
      on: 'IAM authentication is on.',
      off: 'Only passwords open the cluster.',
    }),
})
