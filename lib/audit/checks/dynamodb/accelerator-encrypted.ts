import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'dynamodb-accelerator-encrypted',
  title: 'The cluster of DynamoDB Accelerator encrypts what it holds',
  severity: 'medium',
  resource: 'AWS::DAX::Cluster',
  reads: ['SSESpecification'],
  rationale: 'The cache keeps rows of the table on its own disks. Unencrypted, the protection of the table ends where it is fast.',
  remediation: {
    cli: 'A cluster is encrypted when it is made: aws dax create-cluster --cluster-name <NEW> --node-type <TYPE> --replication-factor 3 --iam-role-arn <ROLE_ARN> --sse-specification Enabled=true',
    cdk: 'new dax.CfnCluster(this, "Dax", { …, sseSpecification: { sseEnabled: true } })',
    terraform: 'resource "aws_dax_cluster" "this" { server_side_encryption { enabled = true } }',
  },
  aliases: { prowler: ['dynamodb_accelerator_cluster_encryption_enabled'], securityHub: ['DynamoDB.3'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.SSESpecification?.SSEEnabled ?? false, {
      property: 'SSEEnabled',
      on: 'It is encrypted.',
      off: 'It is not encrypted.',
    }),
})
