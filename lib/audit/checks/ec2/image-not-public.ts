import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'ec2-image-not-public',
  title: 'The machine image is not public',
  severity: 'critical',
  resource: 'Keepwatch::EC2::Image',
  reads: ['Public', 'OwnerId'],
  rationale: 'An image holds what was on the disk when it was made: keys, configuration, source code. Public ones are searched for that.',
  remediation: {
    cli: 'aws ec2 modify-image-attribute --image-id <IMAGE_ID> --launch-permission "Remove=[{Group=all}]"; for the region: aws ec2 enable-image-block-public-access --image-block-public-access-state block-new-sharing',
    cdk: 'A custom resource that calls EnableImageBlockPublicAccess; CloudFormation has no resource for it',
    terraform: 'resource "aws_ec2_image_block_public_access" "this" { state = "block-new-sharing" }',
  },
  aliases: { prowler: ['ec2_ami_public'], securityHub: [] },
  evaluate({ observed, account }) {
    if (observed.OwnerId !== account) return notApplicable(`It belongs to ${observed.OwnerId}.`, { OwnerId: observed.OwnerId })
    return observed.Public ? fail('Everybody may start it.', { Public: true }) : pass('It is not public.', { Public: false })
  },
})
