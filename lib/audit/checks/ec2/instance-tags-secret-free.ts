import { findSecretsIn } from '#lib/findings/secret-patterns.ts'
import { defineCheck } from '../../check.ts'
import { judgeSecretFree } from '../../judge-secret-free.ts'

export const check = defineCheck({
  id: 'ec2-instance-tags-secret-free',
  title: 'No secret stands in the tags of the instance',
  severity: 'high',
  resource: 'AWS::EC2::Instance',
  reads: ['Tags', 'ImageId'],
  rationale:
    'Tags are shown to everybody who may look at machines or at the bill, are copied into snapshots, exports and tickets, and are encrypted nowhere.',
  remediation: {
    cli: 'Change the secret first: it has been read by whoever could. Then: aws ec2 delete-tags --resources <INSTANCE_ID> --tags Key=<KEY>',
    cdk: "Tags.of(instance).add('secret-name', secret.secretName): the name of the secret, not the secret",
    terraform: 'tags = { secret-name = aws_secretsmanager_secret.this.name } in resource "aws_instance" "this"',
  },
  aliases: { prowler: [], securityHub: [] },
  // That there are no tags is said of what was seen only, which its own properties tell.
  evaluate: ({ arn, tags, configuration }) =>
    judgeSecretFree(findSecretsIn(tags, arn), `the tags of the instance (image ${configuration.ImageId ?? 'not set'})`),
})
