import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'dynamodb-table-recoverable',
  title: 'The table can be brought back to any point of the last weeks',
  severity: 'medium',
  resource: 'AWS::DynamoDB::Table',
  reads: ['PointInTimeRecoverySpecification'],
  rationale:
    'A wrong deployment or a hostile client overwrites rows faster than anybody notices. Point-in-time recovery brings the table back to the second before.',
  remediation: {
    cli: 'aws dynamodb update-continuous-backups --table-name <TABLE> --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true',
    cdk: 'new dynamodb.TableV2(this, "Table", { …, pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } })',
    terraform: 'resource "aws_dynamodb_table" "this" { point_in_time_recovery { enabled = true } }',
  },
  aliases: { prowler: ['dynamodb_tables_pitr_enabled'], securityHub: ['DynamoDB.2'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled ?? false, {
      property: 'PointInTimeRecoveryEnabled',
      on: 'Point-in-time recovery is on.',
      off: 'Point-in-time recovery is off.',
    }),
})
