import { defineCheck, fail, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 'rds-instance-not-public',
  title: 'The database has no public address',
  severity: 'critical',
  resource: 'AWS::RDS::DBInstance',
  reads: ['PubliclyAccessible', 'VPCSecurityGroups'],
  rationale:
    'A database with a public address is one security group rule away from everybody: scanners try passwords and fresh holes on it day and night.',
  remediation: {
    cli: 'aws rds modify-db-instance --db-instance-identifier <DB> --no-publicly-accessible --apply-immediately',
    cdk: 'new rds.DatabaseInstance(this, "Db", { …, publiclyAccessible: false, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } })',
    terraform: 'resource "aws_db_instance" "this" { publicly_accessible = false }',
  },
  aliases: { prowler: ['rds_instance_no_public_access'], securityHub: ['RDS.2'] },
  evaluate(resource) {
    const { PubliclyAccessible: isPublic } = resource.configuration
    if (isPublic === false) return pass('It has no public address.', { PubliclyAccessible: false })
    if (isPublic !== true) return undecided('Whether it gets a public address depends on its subnets.', { PubliclyAccessible: isPublic })
    // The groups say who gets through to it today; the address alone is what one rule turns into an open door.
    const unseen = resource.unseen ?? {}
    const groups = Object.hasOwn(unseen, 'VPCSecurityGroups') ? null : resource.configuration.VPCSecurityGroups
    return fail('It has a public address.', { PubliclyAccessible: true, VPCSecurityGroups: groups })
  },
})
