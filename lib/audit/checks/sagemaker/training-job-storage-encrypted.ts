import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-training-job-storage-encrypted',
  title: 'Disks and results of the training job are encrypted with KMS keys of the account’s own',
  severity: 'high',
  resource: 'Keepwatch::SageMaker::TrainingJob',
  reads: ['OutputKmsKeyId', 'VolumeKmsKeyId'],
  rationale:
    'The disks hold a copy of the training data, and a model remembers parts of what it was trained on. With keys of the account’s own, access to both can be withdrawn at once and is on record.',
  remediation: {
    cli: 'Jobs cannot be changed; start the next ones with: aws sagemaker create-training-job --training-job-name <NAME> --output-data-config S3OutputPath=<PATH>,KmsKeyId=<KEY_ARN> --resource-config InstanceType=<TYPE>,InstanceCount=1,VolumeSizeInGB=50,VolumeKmsKeyId=<KEY_ARN> <THE_OTHER_SETTINGS>',
    cdk: "new tasks.SageMakerCreateTrainingJob(this, 'Train', { outputDataConfig: { s3OutputLocation, encryptionKey: key }, resourceConfig: { instanceCount: 1, instanceType, volumeSize: Size.gibibytes(50), volumeEncryptionKey: key }, /* the other settings */ })",
    terraform:
      'Terraform starts no training jobs; in the SDK for Python: Estimator(volume_kms_key="<KEY_ARN>", output_kms_key="<KEY_ARN>")',
  },
  aliases: { prowler: ['sagemaker_training_jobs_volume_and_output_encryption_enabled'], securityHub: [] },
  evaluate({ observed: { OutputKmsKeyId: output, VolumeKmsKeyId: volume } }) {
    const missing = [volume ? [] : ['its disks'], output ? [] : ['its results']].flat()
    const evidence = { VolumeKmsKeyId: volume, OutputKmsKeyId: output }
    return missing.length === 0
      ? pass('Its disks and its results are encrypted with keys of the account.', evidence)
      : fail(`No key of the account encrypts ${missing.join(' and ')}.`, evidence)
  },
})
