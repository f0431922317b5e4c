import type { DescribeTrainingJobResponse, SageMakerClient, TrainingJobSummary } from '@aws-sdk/client-sagemaker'
import { DescribeTrainingJobCommand, ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { mapDetail } from './detail.ts'
import { listed } from './listed.ts'
import { described } from './sagemaker-described.ts'

export const trainingJobType = 'Keepwatch::SageMaker::TrainingJob'

/**
 * Jobs read of one region, the newest first. Jobs are never deleted and cannot be changed: an account keeps every one that it ever
 * ran, each costs a call, and what old ones say nobody can remedy.
 */
const jobsAtMost = 1_000
const perPage = 100

/** The newest training jobs. CloudFormation has no type for them; all that is known of one is `observed`. */
export async function* collectTrainingJobs(client: SageMakerClient, scope: CollectorScope): AsyncGenerator<Collected> {
  let pages = 0
  yield* listed(scope, {
    action: 'sagemaker:ListTrainingJobs',
    types: [trainingJobType],
    page: async (NextToken) => {
      const command = new ListTrainingJobsCommand({ MaxResults: perPage, NextToken, SortBy: 'CreationTime', SortOrder: 'Descending' })
      const answer = await client.send(command)
      if (!answer.TrainingJobSummaries) throw new Error('the answer holds no list of training jobs')
      pages++
      return { items: answer.TrainingJobSummaries, next: pages * perPage < jobsAtMost ? answer.NextToken : undefined }
    },
    read: (job) => jobResource(client, scope, job),
  })
}

async function jobResource(client: SageMakerClient, scope: CollectorScope, job: TrainingJobSummary): Promise<Resource> {
  const { TrainingJobName: name, TrainingJobArn: arn } = job
  if (!name || !arn) throw new Error('sagemaker:ListTrainingJobs gave a job without a name or an ARN')
  const found = await described(scope, 'sagemaker:DescribeTrainingJob', () =>
    client.send(new DescribeTrainingJobCommand({ TrainingJobName: name })),
  )
  return collectedResource(trainingJobType, scope, {
    arn,
    observed: {
      TrainingJobName: { value: name },
      TrainingJobStatus: mapDetail(found, (it) => it.TrainingJobStatus ?? null),
      VpcConfig: mapDetail(found, ({ VpcConfig: vpc }) =>
        vpc ? { Subnets: vpc.Subnets ?? [], SecurityGroupIds: vpc.SecurityGroupIds ?? [] } : null,
      ),
      // Absent switches are off (API reference, CreateTrainingJob).
      EnableNetworkIsolation: mapDetail(found, (it) => it.EnableNetworkIsolation ?? false),
      EnableInterContainerTrafficEncryption: mapDetail(found, (it) => it.EnableInterContainerTrafficEncryption ?? false),
      InstanceCount: mapDetail(found, instanceCount),
      VolumeKmsKeyId: mapDetail(found, (it) => it.ResourceConfig?.VolumeKmsKeyId || null),
      OutputKmsKeyId: mapDetail(found, (it) => it.OutputDataConfig?.KmsKeyId || null),
    },
  })
}

function instanceCount({ ResourceConfig: machines }: DescribeTrainingJobResponse): number | null {
  const groups = machines?.InstanceGroups
  if (groups && groups.length > 0) return groups.reduce((sum, { InstanceCount: count = 0 }) => sum + count, 0)
  return machines?.InstanceCount ?? null
}
