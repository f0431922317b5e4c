import { defineCheck, fail, pass, undecided } from '../../check.ts'

export const check = defineCheck({
  id: 's3-bucket-replicated-across-regions',
  title: 'Objects of the bucket are copied to a bucket in another region',
  severity: 'low',
  resource: 'AWS::S3::Bucket',
  reads: ['ReplicationConfiguration', 'VersioningConfiguration'],
  also: { 'AWS::S3::Bucket': ['BucketName'] },
  rationale: 'One region can fail, and one account’s keys can be stolen. A copy elsewhere is what is left of data that has no other home.',
  remediation: {
    cli: 'aws s3api put-bucket-replication --bucket <BUCKET> --replication-configuration file://<REPLICATION_FILE> (both buckets versioned; the role in the file may read here and replicate there)',
    cdk: "new s3.Bucket(this, 'Bucket', { versioned: true, replicationRules: [{ destination: s3.Bucket.fromBucketName(this, 'Copy', '<BUCKET_IN_OTHER_REGION>') }] })",
    terraform:
      'resource "aws_s3_bucket_replication_configuration" "this" { bucket = aws_s3_bucket.this.id, role = aws_iam_role.replication.arn, rule { status = "Enabled", destination { bucket = "<ARN_OF_BUCKET_IN_OTHER_REGION>" } } }',
  },
  aliases: { prowler: ['s3_bucket_cross_region_replication'], securityHub: ['S3.7'] },
  evaluate({ configuration, region }, { related }) {
    const rules = configuration.ReplicationConfiguration?.Rules ?? []
    const targets = [...new Set(rules.flatMap((rule) => (rule.Status === 'Enabled' ? (rule.Destination?.Bucket ?? []) : [])))]
    if (targets.length === 0) return fail('No replication rule is on.', { rules: rules.length })
    const versioned = configuration.VersioningConfiguration?.Status ?? null
    if (versioned !== 'Enabled') return fail('A replication rule is on, but without versions nothing is copied.', { versioned })
    const known = targets.flatMap((arn) => related.by('AWS::S3::Bucket', 'arn', arn).map((bucket) => ({ arn, region: bucket.region })))
    const away = known.find((target) => target.region !== region)
    if (away) return pass(`Objects are copied to ${away.region}.`, { targets, region: away.region })
    return known.length === targets.length
      ? fail(`Objects are copied within ${region} only.`, { targets })
      : undecided('Objects are copied to a bucket of another account, whose region is not seen from here.', { targets })
  },
})
