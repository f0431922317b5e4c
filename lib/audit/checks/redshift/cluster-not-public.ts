import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'redshift-cluster-not-public',
  title: 'The cluster has no public address',
  severity: 'critical',
  resource: 'AWS::Redshift::Cluster',
  reads: ['PubliclyAccessible'],
  rationale: 'A warehouse with a public address is one rule or one password away from everybody.',
  remediation: {
    cli: 'aws redshift modify-cluster --cluster-identifier <CLUSTER> --no-publicly-accessible',
    cdk: 'new redshift.CfnCluster(this, "Warehouse", { …, publiclyAccessible: false })',
    terraform: 'resource "aws_redshift_cluster" "this" { publicly_accessible = false }',
  },
  aliases: { prowler: ['redshift_cluster_public_access'], securityHub: ['Redshift.1'] },
  evaluate({ configuration }) {
    const isPublic = configuration.PubliclyAccessible ?? false
    return isPublic === true
      ? fail('It has a public address.', { PubliclyAccessible: true })
      : pass('It has no public address.', { PubliclyAccessible: isPublic })
  },
})
