import {
  DescribeBackupPolicyCommand,
  DescribeFileSystemPolicyCommand,
  DescribeFileSystemsCommand,
  EFSClient,
  type FileSystemDescription,
} from '@aws-sdk/client-efs'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { detail, mapDetail, orNone, policyObject, tagsOf } from './detail.ts'
import { listed } from './listed.ts'

const type = 'AWS::EFS::FileSystem'

/** File systems with their policy and whether AWS Backup takes them in. */
export const efs: Collector = {
  service: 'efs',
  scope: 'regional',
  brings: {
    [type]: {
      list: ['elasticfilesystem:DescribeFileSystems'],
      details: {
        BackupPolicy: ['elasticfilesystem:DescribeBackupPolicy'],
        FileSystemPolicy: ['elasticfilesystem:DescribeFileSystemPolicy'],
      },
    },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('elasticfilesystem', EFSClient, scope.region)
  yield* listed(scope, {
    action: 'elasticfilesystem:DescribeFileSystems',
    types: [type],
    page: async (Marker) => {
      const answer = await client.send(new DescribeFileSystemsCommand({ MaxItems: 100, Marker }))
      if (!answer.FileSystems) throw new Error('the answer holds no list of file systems')
      return { items: answer.FileSystems, next: answer.NextMarker }
    },
    read: (fileSystem) => fileSystemResource(client, fileSystem, scope),
  })
}

async function fileSystemResource(client: EFSClient, fileSystem: FileSystemDescription, scope: CollectorScope): Promise<Resource> {
  const { FileSystemId } = fileSystem
  if (!FileSystemId) throw new Error('elasticfilesystem:DescribeFileSystems gave a file system without an id')
  const none = { facts: { PolicyNotFound: null }, gone: ['FileSystemNotFound'] }
  const [backup, policy] = await Promise.all([
    wanted(scope, type, 'BackupPolicy', () =>
      detail<{ Status: string } | null>(
        'elasticfilesystem:DescribeBackupPolicy',
        scope.region,
        async () => {
          const { BackupPolicy: answer } = await client.send(new DescribeBackupPolicyCommand({ FileSystemId }))
          if (!answer?.Status) throw new Error('the answer holds no backup policy')
          return { Status: answer.Status }
        },
        none,
      ),
    ),
    wanted(scope, type, 'FileSystemPolicy', () =>
      detail<string | null>(
        'elasticfilesystem:DescribeFileSystemPolicy',
        scope.region,
        async () => {
          const { Policy: text } = await client.send(new DescribeFileSystemPolicyCommand({ FileSystemId }))
          if (!text) throw new Error('the answer holds no policy')
          return text
        },
        none,
      ),
    ),
  ])
  return collectedResource(type, scope, {
    arn:
      fileSystem.FileSystemArn ?? `arn:${scope.partition}:elasticfilesystem:${scope.region}:${scope.account}:file-system/${FileSystemId}`,
    tags: { value: tagsOf(fileSystem.Tags) },
    configuration: {
      Encrypted: { value: fileSystem.Encrypted ?? false },
      KmsKeyId: orNone(fileSystem.KmsKeyId),
      BackupPolicy: backup,
      FileSystemPolicy: mapDetail(policy, (text) => (text === null ? null : policyObject(text))),
    },
  })
}
