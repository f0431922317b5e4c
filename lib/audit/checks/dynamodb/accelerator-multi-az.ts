import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'dynamodb-accelerator-multi-az',
  title: 'The cluster of DynamoDB Accelerator stands in several availability zones',
  severity: 'medium',
  resource: 'AWS::DAX::Cluster',
  reads: ['NodeZones'],
  rationale: 'When the zone of a lone cluster fails, every read falls back on the table at once, which is rarely sized for it.',
  remediation: {
    cli: 'aws dax increase-replication-factor --cluster-name <CLUSTER> --new-replication-factor 3 --availability-zones <ZONE_A> <ZONE_B> <ZONE_C>',
    cdk: 'new dax.CfnCluster(this, "Dax", { …, replicationFactor: 3, availabilityZones: ["<ZONE_A>", "<ZONE_B>", "<ZONE_C>"] })',
    terraform: 'resource "aws_dax_cluster" "this" { replication_factor = 3, availability_zones = ["<ZONE_A>", "<ZONE_B>", "<ZONE_C>"] }',
  },
  aliases: { prowler: ['dynamodb_accelerator_cluster_multi_az'], securityHub: [] },
  evaluate: ({ observed }) =>
    observed.NodeZones.length > 1
      ? pass(`Its nodes stand in ${observed.NodeZones.join(', ')}.`, { NodeZones: observed.NodeZones })
      : fail(`Its nodes stand in ${observed.NodeZones[0] ?? 'no zone'} only.`, { NodeZones: observed.NodeZones }),
})
