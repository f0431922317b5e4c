import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'eks-cluster-secrets-encrypted',
  title: 'Secrets of Kubernetes in the cluster are encrypted with a KMS key of the account’s own',
  severity: 'medium',
  resource: 'AWS::EKS::Cluster',
  reads: ['EncryptionConfig'],
  rationale:
    'Passwords and keys of whatever runs in the cluster are kept in its database. With a key of the account’s own around them, a copy of that database is worth nothing, and access can be withdrawn at once.',
  remediation: {
    cli: 'It cannot be taken back: aws eks associate-encryption-config --cluster-name <CLUSTER> --encryption-config \'[{"resources":["secrets"],"provider":{"keyArn":"<KEY_ARN>"}}]\'',
    cdk: "new eks.Cluster(this, 'Cluster', { version: eks.KubernetesVersion.V1_34, secretsEncryptionKey: key })",
    terraform:
      'resource "aws_eks_cluster" "this" { encryption_config { resources = ["secrets"] provider { key_arn = aws_kms_key.eks.arn } } }',
  },
  aliases: { prowler: ['eks_cluster_kms_cmk_encryption_in_secrets_enabled'], securityHub: ['EKS.3'] },
  evaluate({ configuration: { EncryptionConfig: configs } }) {
    const key = (configs ?? []).find(({ Resources: resources }) => resources?.includes('secrets'))?.Provider?.KeyArn
    return key
      ? pass(`Secrets are encrypted with ${key}.`, { KeyArn: key })
      : fail('No key of the account encrypts its secrets.', { EncryptionConfig: configs })
  },
})
