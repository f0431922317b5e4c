import {
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  DescribeNotebookInstanceCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  ListNotebookInstancesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { mapDetail } from './detail.ts'
import { listed } from './listed.ts'
import { described } from './sagemaker-described.ts'
import { collectTrainingJobs, trainingJobType } from './sagemaker-training-jobs.ts'

const notebookType = 'AWS::SageMaker::NotebookInstance'
const modelType = 'AWS::SageMaker::Model'
const endpointConfigType = 'AWS::SageMaker::EndpointConfig'

/** SageMaker: notebooks, models, configurations of endpoints, and training jobs. */
export const sagemaker: Collector = {
  service: 'sagemaker',
  scope: 'regional',
  brings: {
    [notebookType]: { list: ['sagemaker:DescribeNotebookInstance', 'sagemaker:ListNotebookInstances'] },
    [modelType]: { list: ['sagemaker:DescribeModel', 'sagemaker:ListModels'] },
    [endpointConfigType]: { list: ['sagemaker:DescribeEndpointConfig', 'sagemaker:ListEndpointConfigs'] },
    [trainingJobType]: { list: ['sagemaker:DescribeTrainingJob', 'sagemaker:ListTrainingJobs'] },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('sagemaker', SageMakerClient, scope.region)
  if (scope.wants(notebookType))
    yield* listed(scope, {
      action: 'sagemaker:ListNotebookInstances',
      types: [notebookType],
      page: async (NextToken) => {
        const answer = await client.send(new ListNotebookInstancesCommand({ MaxResults: 100, NextToken }))
        return { items: named(answer.NotebookInstances, 'notebooks'), next: answer.NextToken }
      },
      read: (notebook) => notebookResource(client, scope, notebook),
    })
  if (scope.wants(modelType))
    yield* listed(scope, {
      action: 'sagemaker:ListModels',
      types: [modelType],
      page: async (NextToken) => {
        const answer = await client.send(new ListModelsCommand({ MaxResults: 100, NextToken }))
        return { items: named(answer.Models, 'models'), next: answer.NextToken }
      },
      read: (model) => modelResource(client, scope, model),
    })
  if (scope.wants(endpointConfigType))
    yield* listed(scope, {
      action: 'sagemaker:ListEndpointConfigs',
      types: [endpointConfigType],
      page: async (NextToken) => {
        const answer = await client.send(new ListEndpointConfigsCommand({ MaxResults: 100, NextToken }))
        return { items: named(answer.EndpointConfigs, 'configurations of endpoints'), next: answer.NextToken }
      },
      read: (config) => endpointConfigResource(client, scope, config),
    })
  if (scope.wants(trainingJobType)) yield* collectTrainingJobs(client, scope)
}

function named<Item>(list: readonly Item[] | undefined, what: string): readonly Item[] {
  if (!list) throw new Error(`the answer holds no list of ${what}`)
  return list
}

type Notebook = { readonly NotebookInstanceName: string | undefined; readonly NotebookInstanceArn: string | undefined }

async function notebookResource(client: SageMakerClient, scope: CollectorScope, listedAs: Notebook): Promise<Resource> {
  const { NotebookInstanceName: name, NotebookInstanceArn: arn } = listedAs
  if (!name || !arn) throw new Error('sagemaker:ListNotebookInstances gave a notebook without a name or an ARN')
  const found = await described(scope, 'sagemaker:DescribeNotebookInstance', () =>
    client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName: name })),
  )
  return collectedResource(notebookType, scope, {
    arn,
    configuration: {
      NotebookInstanceName: { value: name },
      DirectInternetAccess: mapDetail(found, (notebook) => notebook.DirectInternetAccess),
      RootAccess: mapDetail(found, (notebook) => notebook.RootAccess),
      SubnetId: mapDetail(found, (notebook) => notebook.SubnetId ?? null),
      SecurityGroupIds: mapDetail(found, (notebook) => notebook.SecurityGroups ?? []),
      KmsKeyId: mapDetail(found, (notebook) => notebook.KmsKeyId ?? null),
      RoleArn: mapDetail(found, (notebook) => notebook.RoleArn ?? null),
    },
    observed: { Status: mapDetail(found, (notebook) => notebook.NotebookInstanceStatus ?? null) },
  })
}

type Model = { readonly ModelName: string | undefined; readonly ModelArn: string | undefined }

async function modelResource(client: SageMakerClient, scope: CollectorScope, listedAs: Model): Promise<Resource> {
  const { ModelName: name, ModelArn: arn } = listedAs
  if (!name || !arn) throw new Error('sagemaker:ListModels gave a model without a name or an ARN')
  const found = await described(scope, 'sagemaker:DescribeModel', () => client.send(new DescribeModelCommand({ ModelName: name })))
  return collectedResource(modelType, scope, {
    arn,
    configuration: {
      ModelName: { value: name },
      // Absent is off (API reference, CreateModel).
      EnableNetworkIsolation: mapDetail(found, (model) => model.EnableNetworkIsolation ?? false),
      VpcConfig: mapDetail(found, ({ VpcConfig: vpc }) =>
        vpc ? { Subnets: vpc.Subnets ?? [], SecurityGroupIds: vpc.SecurityGroupIds ?? [] } : null,
      ),
      ExecutionRoleArn: mapDetail(found, (model) => model.ExecutionRoleArn ?? null),
    },
  })
}

type EndpointConfig = { readonly EndpointConfigName: string | undefined; readonly EndpointConfigArn: string | undefined }

async function endpointConfigResource(client: SageMakerClient, scope: CollectorScope, listedAs: EndpointConfig): Promise<Resource> {
  const { EndpointConfigName: name, EndpointConfigArn: arn } = listedAs
  if (!name || !arn) throw new Error('sagemaker:ListEndpointConfigs gave a configuration without a name or an ARN')
  const found = await described(scope, 'sagemaker:DescribeEndpointConfig', () =>
    client.send(new DescribeEndpointConfigCommand({ EndpointConfigName: name })),
  )
  return collectedResource(endpointConfigType, scope, {
    arn,
    configuration: {
      EndpointConfigName: { value: name },
      KmsKeyId: mapDetail(found, (config) => config.KmsKeyId ?? null),
      ProductionVariants: mapDetail(found, (config) =>
        config.ProductionVariants?.map((variant) => ({
          VariantName: variant.VariantName,
          ...(variant.ModelName === undefined ? {} : { ModelName: variant.ModelName }),
          ...(variant.InitialInstanceCount === undefined ? {} : { InitialInstanceCount: variant.InitialInstanceCount }),
          ...(variant.ServerlessConfig ? { ServerlessConfig: { MaxConcurrency: variant.ServerlessConfig.MaxConcurrency } } : {}),
          ...(variant.ManagedInstanceScaling
            ? { ManagedInstanceScaling: { MinInstanceCount: variant.ManagedInstanceScaling.MinInstanceCount } }
            : {}),
        })),
      ),
    },
  })
}
