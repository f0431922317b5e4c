import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sns-topic-encrypted',
  title: 'Messages of the topic are encrypted at rest with a KMS key',
  severity: 'medium',
  resource: 'AWS::SNS::Topic',
  reads: ['KmsMasterKeyId'],
  rationale:
    'Messages often carry customer data, links and alert details. With a KMS key, whoever reaches the storage behind the topic, or may publish and subscribe by mistake, still needs a right on the key, and every use of the key is on record.',
  remediation: {
    cli: 'Let publishers (also services such as cloudwatch.amazonaws.com) use the key first, then: aws sns set-topic-attributes --topic-arn <TOPIC_ARN> --attribute-name KmsMasterKeyId --attribute-value <KEY_ARN>',
    cdk: "new sns.Topic(this, 'Topic', { masterKey: new kms.Key(this, 'TopicKey', { enableKeyRotation: true }) })",
    terraform: 'resource "aws_sns_topic" "this" { name = "<NAME>", kms_master_key_id = aws_kms_key.this.arn }',
  },
  aliases: { prowler: ['sns_topics_kms_encryption_at_rest_enabled'], securityHub: ['SNS.1'] },
  evaluate({ configuration: { KmsMasterKeyId: key } }) {
    return key
      ? pass(`Messages are encrypted with ${key}.`, { KmsMasterKeyId: key })
      : fail('Messages are not encrypted with a KMS key.', { KmsMasterKeyId: null })
  },
})
