import type { Repository } from '@aws-sdk/client-ecr'
import {
  DescribeRepositoriesCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  GetRegistryScanningConfigurationCommand,
  GetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, policyObject } from './detail.ts'
import { latestImage } from './ecr-latest-image.ts'
import { listed } from './listed.ts'

const repositoryType = 'AWS::ECR::Repository'

/** Repositories of container images, with the scanning rules of their registry and what was found in the latest image. No image is fetched. */
export const ecr: Collector = {
  service: 'ecr',
  scope: 'regional',
  brings: {
    [repositoryType]: {
      list: ['ecr:DescribeRepositories'],
      details: {
        LatestImage: ['ecr:DescribeImageScanFindings', 'ecr:DescribeImages'],
        LifecyclePolicy: ['ecr:GetLifecyclePolicy'],
        RegistryScanning: ['ecr:GetRegistryScanningConfiguration'],
        RepositoryPolicyText: ['ecr:GetRepositoryPolicy'],
      },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('ecr', ECRClient, scope.region)
  // One answer for all repositories of the region, and none is needed where there is no repository.
  let asked: Promise<Detail<unknown>> | undefined
  const scanning = (): Promise<Detail<unknown>> => {
    asked ??= wanted(scope, repositoryType, 'RegistryScanning', () => registryScanning(client, scope.region))
    return asked
  }
  yield* listed(scope, {
    action: 'ecr:DescribeRepositories',
    types: [repositoryType],
    page: async (nextToken) => {
      const answer = await client.send(new DescribeRepositoriesCommand({ maxResults: 1_000, nextToken }))
      if (!answer.repositories) throw new Error('the answer holds no list of repositories')
      return { items: answer.repositories, next: answer.nextToken }
    },
    read: async (repository) => repositoryResource(client, scope, repository, await scanning()),
  })
}

async function registryScanning(client: ECRClient, region: string): Promise<Detail<unknown>> {
  return detail('ecr:GetRegistryScanningConfiguration', region, async () => {
    const { scanningConfiguration: registry } = await client.send(new GetRegistryScanningConfigurationCommand({}))
    if (!registry) throw new Error('the answer holds no configuration')
    return {
      ScanType: registry.scanType ?? null,
      Rules: (registry.rules ?? []).map((rule) => ({
        ScanFrequency: rule.scanFrequency ?? null,
        RepositoryFilters: (rule.repositoryFilters ?? []).flatMap(({ filter }) => filter ?? []),
      })),
    }
  })
}

async function repositoryResource(
  client: ECRClient,
  scope: CollectorScope,
  repository: Repository,
  scanning: Detail<unknown>,
): Promise<Resource> {
  const { repositoryArn: arn, repositoryName } = repository
  if (!arn || !repositoryName) throw new Error('ecr:DescribeRepositories gave a repository without a name or an ARN')
  const gone = ['RepositoryNotFoundException']
  const ask = (property: string, action: string, read: () => Promise<unknown>, facts: Readonly<Record<string, null>> = {}) =>
    wanted(scope, repositoryType, property, () => detail<unknown>(action, scope.region, read, { facts, gone }))
  const { imageScanningConfiguration: scan, encryptionConfiguration: encryption } = repository
  return collectedResource(repositoryType, scope, {
    arn,
    configuration: {
      RepositoryName: { value: repositoryName },
      ImageTagMutability: { value: repository.imageTagMutability },
      ImageTagMutabilityExclusionFilters: {
        value: (repository.imageTagMutabilityExclusionFilters ?? []).map(({ filterType, filter }) => ({
          ImageTagMutabilityExclusionFilterType: filterType,
          ImageTagMutabilityExclusionFilterValue: filter,
        })),
      },
      ImageScanningConfiguration: { value: scan ? { ScanOnPush: scan.scanOnPush ?? false } : null },
      EncryptionConfiguration: {
        value: encryption ? { EncryptionType: encryption.encryptionType, KmsKey: encryption.kmsKey ?? null } : null,
      },
      LifecyclePolicy: await ask(
        'LifecyclePolicy',
        'ecr:GetLifecyclePolicy',
        async () => {
          const { lifecyclePolicyText: text } = await client.send(new GetLifecyclePolicyCommand({ repositoryName }))
          return text === undefined ? undefined : { LifecyclePolicyText: text }
        },
        { LifecyclePolicyNotFoundException: null },
      ),
      RepositoryPolicyText: await ask(
        'RepositoryPolicyText',
        'ecr:GetRepositoryPolicy',
        async () => {
          const { policyText: text } = await client.send(new GetRepositoryPolicyCommand({ repositoryName }))
          return text === undefined ? undefined : policyObject(text)
        },
        { RepositoryPolicyNotFoundException: null },
      ),
    },
    observed: {
      RegistryScanning: scanning,
      LatestImage: await ask('LatestImage', 'ecr:DescribeImages', () => latestImage(client, repositoryName)),
    },
  })
}
