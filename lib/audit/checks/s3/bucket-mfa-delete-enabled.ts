import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-mfa-delete-enabled',
  title: 'Deleting a version of an object for good takes a second factor',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['MFADelete'],
  rationale:
    'Stolen keys are enough to destroy every version of every object, which is what ransom is asked for. A second factor is not among stolen keys.',
  remediation: {
    cli: 'Only the root user can switch it on, and not while lifecycle rules exist: aws s3api put-bucket-versioning --bucket <BUCKET> --versioning-configuration Status=Enabled,MFADelete=Enabled --mfa "<ARN_OF_MFA_DEVICE> <CODE>"',
    cdk: "CloudFormation cannot set it, since it needs the code of a device. Use Object Lock where no hand should be needed: new s3.Bucket(this, 'Bucket', { versioned: true, objectLockEnabled: true, objectLockDefaultRetention: s3.ObjectLockRetention.governance(Duration.days(30)) })",
    terraform:
      'resource "aws_s3_bucket_versioning" "this" { bucket = aws_s3_bucket.this.id, mfa = "<ARN_OF_MFA_DEVICE> <CODE>", versioning_configuration { status = "Enabled", mfa_delete = "Enabled" } }',
  },
  aliases: { prowler: ['s3_bucket_no_mfa_delete'], securityHub: ['S3.20'] },
  evaluate: ({ observed: { MFADelete } }) =>
    MFADelete
      ? pass('Deleting a version takes a second factor.', { MFADelete })
      : fail('Versions can be deleted for good without a second factor.', { MFADelete }),
})
