declare module '../resource-types.ts' {
  interface ObservedTypes {
    'AWS::SageMaker::NotebookInstance': {
      readonly Status: string | null
    }
    /** CloudFormation has no type for it. Names are those of the SageMaker API (DescribeTrainingJob). */
    'Keepwatch::SageMaker::TrainingJob': {
      readonly TrainingJobName: string
      readonly TrainingJobStatus: string | null
      readonly VpcConfig: { readonly Subnets: readonly string[]; readonly SecurityGroupIds: readonly string[] } | null
      readonly EnableNetworkIsolation: boolean
      readonly EnableInterContainerTrafficEncryption: boolean
      /** Machines of the job; null where the answer has no such number (serverless, instance groups are summed). */
      readonly InstanceCount: number | null
      readonly VolumeKmsKeyId: string | null
      readonly OutputKmsKeyId: string | null
    }
  }
}

export type {}
