import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'dynamodb-table-encrypted-with-kms',
  title: 'The table is encrypted with a key of KMS that its users need',
  severity: 'medium',
  resource: 'AWS::DynamoDB::Table',
  reads: ['SSESpecification'],
  rationale:
    'DynamoDB encrypts every table, but with its own key nobody has to be allowed to use. A key in KMS puts a second permission and a log entry in front of each read.',
  remediation: {
    cli: 'aws dynamodb update-table --table-name <TABLE> --sse-specification Enabled=true,SSEType=KMS,KMSMasterKeyId=<KEY_ARN>',
    cdk: 'new dynamodb.TableV2(this, "Table", { …, encryption: dynamodb.TableEncryptionV2.customerManagedKey(key) })',
    terraform: 'resource "aws_dynamodb_table" "this" { server_side_encryption { enabled = true, kms_key_arn = aws_kms_key.this.arn } }',
  },
  aliases: { prowler: ['dynamodb_tables_kms_cmk_encryption_enabled'], securityHub: [] },
  evaluate({ configuration }) {
    const sse = configuration.SSESpecification
    const evidence = { SSESpecification: sse }
    // Without a type, what is switched on is KMS (CloudFormation, SSESpecification).
    return sse?.SSEEnabled === true && (sse.SSEType ?? 'KMS') === 'KMS'
      ? pass('A key of KMS encrypts it.', evidence)
      : fail('A key that DynamoDB owns encrypts it.', evidence)
  },
})
