import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-training-job-in-vpc',
  title: 'The training job runs in a VPC of the account',
  severity: 'high',
  resource: 'Keepwatch::SageMaker::TrainingJob',
  reads: ['VpcConfig'],
  rationale:
    'Training reads whole data sets and runs code that changes daily. Outside the account’s networks, nothing limits or records where that code sends what it reads.',
  remediation: {
    cli: 'Jobs cannot be changed; start the next ones with: aws sagemaker create-training-job --training-job-name <NAME> --vpc-config SecurityGroupIds=<GROUP>,Subnets=<PRIVATE_SUBNET> <THE_OTHER_SETTINGS>',
    cdk: "new tasks.SageMakerCreateTrainingJob(this, 'Train', { vpcConfig: { vpc, subnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED } }, /* the other settings */ })",
    terraform:
      'Terraform starts no training jobs; in the SDK for Python: Estimator(subnets=["<PRIVATE_SUBNET>"], security_group_ids=["<GROUP>"])',
  },
  aliases: { prowler: ['sagemaker_training_jobs_vpc_settings_configured'], securityHub: [] },
  evaluate({ observed: { VpcConfig: vpc } }) {
    const subnets = vpc?.Subnets ?? []
    return subnets.length > 0
      ? pass(`It runs in ${subnets.join(', ')}.`, { Subnets: subnets })
      : fail('It runs in no VPC of the account.', { VpcConfig: null })
  },
})
