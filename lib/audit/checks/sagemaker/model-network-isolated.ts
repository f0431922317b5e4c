import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-model-network-isolated',
  title: 'Containers of the model have no network',
  severity: 'high',
  resource: 'AWS::SageMaker::Model',
  reads: ['EnableNetworkIsolation'],
  rationale:
    'A model is code from somewhere, with all the requests of its users passing through it. Without a network, a poisoned model or library has nowhere to send them.',
  remediation: {
    cli: 'It is set when the model is made: aws sagemaker create-model --model-name <NEW_NAME> --primary-container file://<CONTAINER> --execution-role-arn <ROLE_ARN> --enable-network-isolation, and point the endpoint configuration to it',
    cdk: "new sagemaker.CfnModel(this, 'Model', { executionRoleArn: role.roleArn, enableNetworkIsolation: true, primaryContainer: { image: '<IMAGE>' } })",
    terraform: 'resource "aws_sagemaker_model" "this" { enable_network_isolation = true }',
  },
  aliases: { prowler: ['sagemaker_models_network_isolation_enabled'], securityHub: ['SageMaker.5'] },
  evaluate({ configuration: { EnableNetworkIsolation: isolated } }) {
    return isolated === true
      ? pass('Its containers have no network.', { EnableNetworkIsolation: true })
      : fail('Its containers may call out to the network.', { EnableNetworkIsolation: isolated })
  },
})
