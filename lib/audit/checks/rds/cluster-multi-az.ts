import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'rds-cluster-multi-az',
  title: 'The cluster has instances in several availability zones',
  severity: 'medium',
  resource: 'AWS::RDS::DBCluster',
  reads: ['MultiAZ'],
  rationale:
    'When the zone fails the cluster has no instance left to answer, however safe its storage is. A second instance elsewhere takes over within a minute.',
  remediation: {
    cli: 'aws rds create-db-instance --db-cluster-identifier <CLUSTER> --db-instance-identifier <NEW> --db-instance-class <CLASS> --engine <ENGINE> --availability-zone <OTHER_ZONE>',
    cdk: 'new rds.DatabaseCluster(this, "Db", { …, writer: rds.ClusterInstance.provisioned("a"), readers: [rds.ClusterInstance.provisioned("b")] })',
    terraform:
      'resource "aws_rds_cluster_instance" "reader" { cluster_identifier = aws_rds_cluster.this.id, availability_zone = "<OTHER_ZONE>" }',
  },
  aliases: { prowler: ['rds_cluster_multi_az'], securityHub: ['RDS.15'] },
  evaluate: ({ observed }) =>
    judgeSwitch(observed.MultiAZ, {
      property: 'MultiAZ',
      on: 'Its instances stand in several zones.',
      off: 'Its instances stand in one zone only.',
    }),
})
