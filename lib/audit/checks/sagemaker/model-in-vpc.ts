import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-model-in-vpc',
  title: 'Containers of the model run in a VPC of the account',
  severity: 'medium',
  resource: 'AWS::SageMaker::Model',
  reads: ['VpcConfig'],
  rationale:
    'Outside the account’s networks no security group limits where the model’s containers connect to, and no flow log shows it: a poisoned model talks to its maker unseen.',
  remediation: {
    cli: 'It is set when the model is made: aws sagemaker create-model --model-name <NEW_NAME> --primary-container file://<CONTAINER> --execution-role-arn <ROLE_ARN> --vpc-config SecurityGroupIds=<GROUP>,Subnets=<PRIVATE_SUBNET>',
    cdk: "new sagemaker.CfnModel(this, 'Model', { executionRoleArn: role.roleArn, vpcConfig: { subnets: [subnet.subnetId], securityGroupIds: [group.securityGroupId] }, primaryContainer: { image: '<IMAGE>' } })",
    terraform:
      'resource "aws_sagemaker_model" "this" { vpc_config { subnets = [aws_subnet.private.id], security_group_ids = [aws_security_group.model.id] } }',
  },
  aliases: { prowler: ['sagemaker_models_vpc_settings_configured'], securityHub: [] },
  evaluate({ configuration: { VpcConfig: vpc } }) {
    const subnets = vpc?.Subnets ?? []
    return subnets.length > 0
      ? pass(`Its containers run in ${subnets.join(', ')}.`, { Subnets: subnets })
      : fail('Its containers run in no VPC of the account.', { VpcConfig: null })
  },
})
