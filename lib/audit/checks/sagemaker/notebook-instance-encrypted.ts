import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-notebook-instance-encrypted',
  title: 'The notebook’s disk is encrypted with a KMS key of the account’s own',
  severity: 'medium',
  resource: 'AWS::SageMaker::NotebookInstance',
  reads: ['KmsKeyId'],
  rationale:
    'Data scientists copy to the notebook’s disk what they work on, often the rawest data of the company. With a key of its own, access to it can be withdrawn at once and each use of the key is on record.',
  remediation: {
    cli: 'It is set when the notebook is made: aws sagemaker create-notebook-instance --notebook-instance-name <NEW_NAME> --instance-type <TYPE> --role-arn <ROLE_ARN> --kms-key-id <KEY_ARN>',
    cdk: "new sagemaker.CfnNotebookInstance(this, 'Notebook', { instanceType: 'ml.t3.medium', roleArn: role.roleArn, kmsKeyId: key.keyArn })",
    terraform: 'resource "aws_sagemaker_notebook_instance" "this" { kms_key_id = aws_kms_key.notebooks.arn }',
  },
  aliases: { prowler: ['sagemaker_notebook_instance_encryption_enabled'], securityHub: [] },
  evaluate({ configuration: { KmsKeyId: key } }) {
    return key
      ? pass(`Its disk is encrypted with ${key}.`, { KmsKeyId: key })
      : fail('Its disk is encrypted with no key of the account.', { KmsKeyId: null })
  },
})
