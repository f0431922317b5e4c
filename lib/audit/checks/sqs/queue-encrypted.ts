import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sqs-queue-encrypted',
  title: 'Messages of the queue are encrypted at rest',
  severity: 'medium',
  resource: 'AWS::SQS::Queue',
  reads: ['KmsMasterKeyId', 'SqsManagedSseEnabled'],
  rationale:
    'Messages wait in a queue for up to two weeks and carry what systems tell each other: orders, addresses, tokens. Unencrypted, a copy of the storage is a copy of their content.',
  remediation: {
    cli: 'With a key of your own (let the senders use it first): aws sqs set-queue-attributes --queue-url <QUEUE_URL> --attributes KmsMasterKeyId=<KEY_ARN>. Or with keys of SQS: aws sqs set-queue-attributes --queue-url <QUEUE_URL> --attributes SqsManagedSseEnabled=true',
    cdk: "new sqs.Queue(this, 'Queue', { encryption: sqs.QueueEncryption.KMS, enforceSSL: true })",
    terraform: 'resource "aws_sqs_queue" "this" { name = "<NAME>", kms_master_key_id = aws_kms_key.this.arn }',
  },
  aliases: { prowler: ['sqs_queues_server_side_encryption_enabled'], securityHub: ['SQS.1'] },
  evaluate({ configuration: { KmsMasterKeyId: key, SqsManagedSseEnabled: managed } }) {
    const evidence = { KmsMasterKeyId: key, SqsManagedSseEnabled: managed }
    if (key) return pass(`Messages are encrypted with ${key}.`, evidence)
    return managed === true
      ? pass('Messages are encrypted with keys that SQS manages.', evidence)
      : fail('Messages are not encrypted.', evidence)
  },
})
