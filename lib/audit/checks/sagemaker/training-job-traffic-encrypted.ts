import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-training-job-traffic-encrypted',
  title: 'Traffic between the machines of the training job is encrypted',
  severity: 'medium',
  resource: 'Keepwatch::SageMaker::TrainingJob',
  reads: ['EnableInterContainerTrafficEncryption', 'InstanceCount'],
  rationale:
    'Machines that train together exchange weights and parts of the data in the clear unless told otherwise. What is protected at rest then crosses the network readable.',
  remediation: {
    cli: 'Jobs cannot be changed; start the next ones with: aws sagemaker create-training-job --training-job-name <NAME> --enable-inter-container-traffic-encryption <THE_OTHER_SETTINGS>',
    cdk: "new sfn.CustomState(this, 'Train', { stateJson: { Type: 'Task', Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync', Parameters: { EnableInterContainerTrafficEncryption: true, /* the other settings */ } } })",
    terraform: 'Terraform starts no training jobs; in the SDK for Python: Estimator(encrypt_inter_container_traffic=True)',
  },
  aliases: { prowler: ['sagemaker_training_jobs_intercontainer_encryption_enabled'], securityHub: [] },
  evaluate({ observed: { EnableInterContainerTrafficEncryption: encrypted, InstanceCount: count } }) {
    const evidence = { EnableInterContainerTrafficEncryption: encrypted, InstanceCount: count }
    return encrypted
      ? pass('Traffic between its machines is encrypted.', evidence)
      : fail(`Traffic between its machines (${count ?? 'unknown number'}) is not encrypted.`, evidence)
  },
})
