import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-object-lock-enabled',
  title: 'Objects in the bucket can be locked against deletion and change',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['ObjectLockConfiguration'],
  rationale:
    'A locked object survives stolen administrator keys, ransomware and slips until its time is over; backups and logs need exactly that.',
  remediation: {
    cli: 'aws s3api put-object-lock-configuration --bucket <BUCKET> --object-lock-configuration \'{"ObjectLockEnabled":"Enabled","Rule":{"DefaultRetention":{"Mode":"GOVERNANCE","Days":30}}}\' (the bucket must be versioned)',
    cdk: "new s3.Bucket(this, 'Bucket', { objectLockEnabled: true, objectLockDefaultRetention: s3.ObjectLockRetention.governance(Duration.days(30)) })",
    terraform:
      'resource "aws_s3_bucket_object_lock_configuration" "this" { bucket = aws_s3_bucket.this.id, rule { default_retention { mode = "GOVERNANCE", days = 30 } } }',
  },
  aliases: { prowler: ['s3_bucket_object_lock'], securityHub: ['S3.15'] },
  evaluate({ configuration: { ObjectLockConfiguration: lock } }) {
    const retention = lock?.Rule?.DefaultRetention ?? null
    const evidence = { ObjectLockEnabled: lock?.ObjectLockEnabled ?? null, DefaultRetention: retention }
    if (lock?.ObjectLockEnabled !== 'Enabled') return fail('Object Lock is off.', evidence)
    return pass(
      retention
        ? `Object Lock is on; new objects are kept in ${retention.Mode} mode.`
        : 'Object Lock is on, each object sets its own time.',
      evidence,
    )
  },
})
