import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'redshift-cluster-vpc-routing-enhanced',
  title: 'COPY and UNLOAD of the cluster stay inside the VPC',
  severity: 'medium',
  resource: 'AWS::Redshift::Cluster',
  reads: ['EnhancedVpcRouting'],
  rationale:
    'What leaves the network by a way of its own passes no endpoint policy and no flow log: the shortest path to carry a warehouse away.',
  remediation: {
    cli: 'aws redshift modify-cluster --cluster-identifier <CLUSTER> --enhanced-vpc-routing',
    cdk: 'new redshift.CfnCluster(this, "Warehouse", { …, enhancedVpcRouting: true })',
    terraform: 'resource "aws_redshift_cluster" "this" { enhanced_vpc_routing = true }',
  },
  aliases: { prowler: ['redshift_cluster_enhanced_vpc_routing'], securityHub: ['Redshift.7'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.EnhancedVpcRouting, {
      property: 'EnhancedVpcRouting',
      on: 'Traffic to S3 goes through the VPC.',
      off: 'Traffic to S3 leaves the VPC.',
    }),
})
