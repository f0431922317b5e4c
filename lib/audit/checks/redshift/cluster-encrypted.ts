import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'redshift-cluster-encrypted',
  title: 'The cluster encrypts what it holds',
  severity: 'critical',
  resource: 'AWS::Redshift::Cluster',
  reads: ['Encrypted'],
  rationale: 'A warehouse gathers what the rest of the company keeps apart. Whoever gets hold of a snapshot of it reads all of that.',
  remediation: {
    cli: 'aws redshift modify-cluster --cluster-identifier <CLUSTER> --encrypted --kms-key-id <KEY>',
    cdk: 'new redshift.CfnCluster(this, "Warehouse", { …, encrypted: true, kmsKeyId: key.keyArn })',
    terraform: 'resource "aws_redshift_cluster" "this" { encrypted = true, kms_key_id = aws_kms_key.this.arn }',
  },
  aliases: { prowler: ['redshift_cluster_encrypted_at_rest'], securityHub: ['Redshift.10'] },
  evaluate: ({ configuration }) =>
    judgeSwitch(configuration.Encrypted, {
      property: 'Encrypted',
      on: 'It is encrypted.',
      off: 'It is not encrypted, nor are its snapshots.',
    }),
})
