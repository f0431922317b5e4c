import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'sagemaker-endpoint-config-redundant',
  title: 'Each production variant of the endpoint runs on more than one instance',
  severity: 'medium',
  resource: 'AWS::SageMaker::EndpointConfig',
  reads: ['ProductionVariants'],
  rationale:
    'A single instance takes the endpoint along when it fails, when its zone fails, and each time it is replaced. Instances of one variant are spread over zones by SageMaker.',
  remediation: {
    cli: 'Make another configuration and switch the endpoint to it: aws sagemaker create-endpoint-config --endpoint-config-name <NEW_NAME> --production-variants VariantName=main,ModelName=<MODEL>,InstanceType=<TYPE>,InitialInstanceCount=2, then aws sagemaker update-endpoint --endpoint-name <ENDPOINT> --endpoint-config-name <NEW_NAME>',
    cdk: "new sagemaker.CfnEndpointConfig(this, 'Config', { productionVariants: [{ variantName: 'main', modelName: model.attrModelName, instanceType: 'ml.m5.large', initialInstanceCount: 2, initialVariantWeight: 1 }] })",
    terraform:
      'resource "aws_sagemaker_endpoint_configuration" "this" { production_variants { model_name = "<MODEL>", initial_instance_count = 2 } }',
  },
  aliases: { prowler: ['sagemaker_endpoint_config_prod_variant_instances'], securityHub: ['SageMaker.4'] },
  evaluate({ configuration: { ProductionVariants: variants } }) {
    const onInstances = (variants ?? []).filter(({ ServerlessConfig: serverless }) => !serverless)
    const counts = onInstances.map(({ VariantName: variant, InitialInstanceCount: count = 0, ManagedInstanceScaling: scaling }) => ({
      variant,
      count: Math.max(count, scaling?.MinInstanceCount ?? 0),
    }))
    if (counts.length === 0) return notApplicable('It has no variant on instances; what is serverless is spread by SageMaker.')
    const single = counts.filter(({ count }) => count < 2).map(({ variant }) => variant ?? 'a variant')
    return single.length === 0
      ? pass('Each variant starts with two instances or more.', { counts })
      : fail(`It starts ${single.join(', ')} with less than two instances.`, { counts })
  },
})
