import { findSecretsIn } from '#lib/findings/secret-patterns.ts'
import { defineCheck } from '../../check.ts'
import { judgeSecretFree } from '../../judge-secret-free.ts'

export const check = defineCheck({
  id: 's3-bucket-tags-secret-free',
  title: 'No secret stands in the tags of the bucket',
  severity: 'high',
  resource: 'AWS::S3::Bucket',
  reads: ['Tags', 'BucketName'],
  rationale:
    'Tags are shown to everybody who may look at buckets or at the bill, are copied into exports and tickets, and are encrypted nowhere.',
  remediation: {
    cli: 'Change the secret first: it has been read by whoever could. Then write the tags anew without it: aws s3api put-bucket-tagging --bucket <BUCKET> --tagging file://<TAGS>',
    cdk: "Tags.of(bucket).add('secret-name', secret.secretName): the name of the secret, not the secret",
    terraform: 'tags = { secret-name = aws_secretsmanager_secret.this.name } in resource "aws_s3_bucket" "this"',
  },
  aliases: { prowler: [], securityHub: [] },
  // That there are no tags is said of what was seen only, which its own properties tell.
  evaluate: ({ arn, tags, configuration }) =>
    judgeSecretFree(findSecretsIn(tags, arn), `the tags of ${configuration.BucketName ?? 'the bucket'}`),
})
