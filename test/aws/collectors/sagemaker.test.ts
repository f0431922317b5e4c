import { describe, expect, test } from 'vitest'
import { sagemaker } from '#lib/aws/collectors/sagemaker.ts'
import { type Answers, account, awsError, collectAll, denied } from './fake-aws.ts'

const at = `arn:aws:sagemaker:us-east-1:${account}`
const answers: Answers = {
  'sagemaker:ListNotebookInstances': {
    NotebookInstances: [{ NotebookInstanceName: 'n', NotebookInstanceArn: `${at}:notebook-instance/n` }],
  },
  'sagemaker:DescribeNotebookInstance': {
    DirectInternetAccess: 'Disabled',
    RootAccess: 'Enabled',
    SubnetId: 's',
    SecurityGroups: ['g'],
    NotebookInstanceStatus: 'InService',
  },
  'sagemaker:ListModels': { Models: [{ ModelName: 'm', ModelArn: `${at}:model/m` }] },
  'sagemaker:DescribeModel': { VpcConfig: { Subnets: ['s'], SecurityGroupIds: ['g'] }, PrimaryContainer: { Environment: { TOKEN: 'x' } } },
  'sagemaker:ListEndpointConfigs': { EndpointConfigs: [{ EndpointConfigName: 'e', EndpointConfigArn: `${at}:endpoint-config/e` }] },
  'sagemaker:DescribeEndpointConfig': { ProductionVariants: [{ VariantName: 'v', ModelName: 'm', InitialInstanceCount: 2 }] },
  'sagemaker:ListTrainingJobs': { TrainingJobSummaries: [{ TrainingJobName: 't', TrainingJobArn: `${at}:training-job/t` }] },
  'sagemaker:DescribeTrainingJob': {
    TrainingJobStatus: 'Completed',
    ResourceConfig: { InstanceGroups: [{ InstanceCount: 1 }, { InstanceCount: 2 }], VolumeKmsKeyId: 'k' },
    OutputDataConfig: { S3OutputPath: 's3://b' },
    EnableInterContainerTrafficEncryption: true,
    HyperParameters: { password: 'x' },
  },
}
const kinds = [
  ['AWS::SageMaker::NotebookInstance', 'sagemaker:ListNotebookInstances', 'sagemaker:DescribeNotebookInstance', 'SubnetId'],
  ['AWS::SageMaker::Model', 'sagemaker:ListModels', 'sagemaker:DescribeModel', 'VpcConfig'],
  ['AWS::SageMaker::EndpointConfig', 'sagemaker:ListEndpointConfigs', 'sagemaker:DescribeEndpointConfig', 'ProductionVariants'],
  ['Keepwatch::SageMaker::TrainingJob', 'sagemaker:ListTrainingJobs', 'sagemaker:DescribeTrainingJob', 'VpcConfig'],
] as const

describe('sagemaker', () => {
  test('everything under its CloudFormation names; values of variables and hyperparameters are not kept', async () => {
    const { resources } = await collectAll(sagemaker, answers)
    expect(resources).toMatchObject([
      {
        arn: `${at}:notebook-instance/n`,
        configuration: { DirectInternetAccess: 'Disabled', RootAccess: 'Enabled', SubnetId: 's', SecurityGroupIds: ['g'], KmsKeyId: null },
        observed: { Status: 'InService' },
      },
      { configuration: { EnableNetworkIsolation: false, VpcConfig: { Subnets: ['s'], SecurityGroupIds: ['g'] } } },
      { configuration: { ProductionVariants: [{ VariantName: 'v', ModelName: 'm', InitialInstanceCount: 2 }], KmsKeyId: null } },
      {
        type: 'Keepwatch::SageMaker::TrainingJob',
        observed: {
          TrainingJobName: 't',
          VpcConfig: null,
          InstanceCount: 3,
          VolumeKmsKeyId: 'k',
          OutputKmsKeyId: null,
          EnableNetworkIsolation: false,
          EnableInterContainerTrafficEncryption: true,
        },
      },
    ])
    expect(JSON.stringify(resources)).not.toMatch(/TOKEN|password/)
  })

  test.each(kinds)('%s: only what is wanted is asked', async (type, list, describeOne) => {
    expect((await collectAll(sagemaker, answers, { wants: (wanted) => wanted === type })).actions).toEqual([list, describeOne])
  })

  test.each(kinds)('%s: a listing refused or without a list is a gap of its own type', async (type, list) => {
    for (const answer of [denied, {}]) {
      const { gaps, resources } = await collectAll(sagemaker, { ...answers, [list]: answer })
      expect(gaps).toMatchObject([{ action: list, types: [type] }])
      expect(resources).toHaveLength(3)
    }
  })

  test.each(kinds)('%s: refused details are unseen', async (type, _, describeOne, property) => {
    for (const answer of [denied, awsError('ValidationException')]) {
      const { resources, gaps } = await collectAll(sagemaker, { ...answers, [describeOne]: answer })
      expect(gaps).toEqual([])
      expect(resources.find((resource) => resource.type === type)?.unseen?.[property]).toMatch(/denied|ValidationException/)
    }
  })

  test.each(kinds)('%s: what was deleted meanwhile is dropped', async (type, _, describeOne) => {
    const gone = Object.assign(new Error('Could not find model "m".'), { name: 'ValidationException', $metadata: { httpStatusCode: 400 } })
    const { resources, gaps } = await collectAll(sagemaker, { ...answers, [describeOne]: gone })
    expect(gaps).toEqual([])
    expect(resources.map((resource) => resource.type)).not.toContain(type)
  })

  test('a second page is read; of training jobs the newest ten pages', async () => {
    const page = (input: Readonly<Record<string, unknown>>, times: number) => {
      expect(input).toMatchObject({ SortBy: 'CreationTime', SortOrder: 'Descending', MaxResults: 100 })
      return {
        TrainingJobSummaries: [{ TrainingJobName: `t${times}`, TrainingJobArn: `${at}:training-job/t${times}` }],
        NextToken: `n${times}`,
      }
    }
    const { resources, gaps } = await collectAll(
      sagemaker,
      { ...answers, 'sagemaker:ListTrainingJobs': page },
      { wants: (type) => type === 'Keepwatch::SageMaker::TrainingJob' },
    )
    expect(gaps).toEqual([])
    expect(resources).toHaveLength(10)
  })
})
