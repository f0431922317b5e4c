import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'dynamodb-accelerator-tls-enabled',
  title: 'The cluster of DynamoDB Accelerator speaks TLS',
  severity: 'medium',
  resource: 'AWS::DAX::Cluster',
  reads: ['ClusterEndpointEncryptionType'],
  rationale: 'Rows travel between the application and the cache. Without TLS whoever sits in the network between them reads along.',
  remediation: {
    cli: 'TLS is chosen when a cluster is made: aws dax create-cluster --cluster-name <NEW> --node-type <TYPE> --replication-factor 3 --iam-role-arn <ROLE_ARN> --cluster-endpoint-encryption-type TLS',
    cdk: 'new dax.CfnCluster(this, "Dax", { …, clusterEndpointEncryptionType: "TLS" })',
    terraform: 'resource "aws_dax_cluster" "this" { cluster_endpoint_encryption_type = "TLS" }',
  },
  aliases: { prowler: ['dynamodb_accelerator_cluster_in_transit_encryption_enabled'], securityHub: [] },
  evaluate({ configuration }) {
    const type = configuration.ClusterEndpointEncryptionType ?? 'NONE'
    return type === 'TLS'
      ? pass('Its endpoint speaks TLS.', { ClusterEndpointEncryptionType: type })
      : fail('Its endpoint speaks plain text.', { ClusterEndpointEncryptionType: type })
  },
})
