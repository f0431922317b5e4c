import { defineCheck } from '../../check.ts'
import { judgeSwitch } from '../../judge-switch.ts'

export const check = defineCheck({
  id: 'ec2-region-ebs-encryption-default',
  title: 'New EBS volumes of the region are encrypted by default',
  severity: 'high',
  resource: 'Keepwatch::EC2::Region',
  reads: ['EbsEncryptionByDefault'],
  rationale: 'Somebody always forgets one volume. With the default on there is nothing to forget.',
  remediation: {
    cli: 'aws ec2 enable-ebs-encryption-by-default --region <REGION>',
    cdk: 'A custom resource that calls EnableEbsEncryptionByDefault; CloudFormation has no resource for it',
    terraform: 'resource "aws_ebs_encryption_by_default" "this" { enabled = true }',
  },
  aliases: { prowler: ['ec2_ebs_default_encryption'], securityHub: ['EC2.7'] },
  evaluate: ({ observed }) =>
    judgeSwitch(observed.EbsEncryptionByDefault, {
      property: 'EbsEncryptionByDefault',
      on: 'New volumes are encrypted by default.',
      off: 'New volumes are encrypted only where somebody asks for it.',
    }),
})
