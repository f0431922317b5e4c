import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-instance-iam-authentication-enabled',
  title: 'Users can sign in to the database with IAM instead of a password',
  severity: 'medium',
  resource: 'AWS::RDS::DBInstance',
  reads: ['EnableIAMDatabaseAuthentication'],
  rationale:
    'A password in a file opens the database for whoever finds it, for as long as nobody changes it. A token of IAM lives fifteen minutes and leaves a trace in CloudTrail.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --enable-iam-database-authentication --apply-immediately',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, iamAuthentication: true })',
    terraform: 'resource "aws_db_instance" "this" { iam_database_authentication_enabled = true }',
  },
  aliases: { prowler: ['rds_instance_iam_authentication_enabled'], securityHub: ['RDS.10'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.EnableIAMDatabaseAuthentication, {
      property: 'EnableIAMDatabaseAuthentication',
      on: 'IAM authentication is on.',
      off: 'Only passwords open the database.',
    }),
})
