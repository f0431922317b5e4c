import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-instance-in-vpc',
  title: 'The database stands in a VPC',
  severity: 'high',
  resource: 'AWS::RDS::DBInstance',
  reads: ['VpcId'],
  rationale: 'Outside a VPC there is no subnet, no route and no network ACL between the database and the rest of the world.',
  remediation: {
    cli: 'Restore it into a subnet group of a VPC: aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier <DB> --target-db-instance-identifier <NEW> --use-latest-restorable-time --db-subnet-group-name <GROUP>',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, vpc })',
    terraform: 'resource "aws_db_instance" "this" { db_subnet_group_name = aws_db_subnet_group.this.name }',
  },
  aliases: { prowler: ['rds_instance_inside_vpc'], securityHub: ['RDS.18'] },
  evaluate: ({ observed }) =>
    observed.VpcId === null
      ? fail('It stands in no VPC.', { VpcId: null })
      : pass(`It stands in ${observed.VpcId}.`, { VpcId: observed.VpcId }),
})
