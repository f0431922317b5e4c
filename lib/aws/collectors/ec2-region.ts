import {
  type EC2Client,
  GetEbsEncryptionByDefaultCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  GetSnapshotBlockPublicAccessStateCommand,
} from '@aws-sdk/client-ec2'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail } from './detail.ts'

/** Settings of EC2 for a whole region; CloudFormation has no type for them. */
export const regionType = 'Keepwatch::EC2::Region'

/** The settings of the region, each asked when it is read. */
export async function* regionSettings(client: EC2Client, scope: CollectorScope): AsyncGenerator<Collected> {
  const ask = <Value>(property: string, operation: string, read: () => Promise<Value | undefined>): Promise<Detail<Value>> =>
    wanted(scope, regionType, property, () =>
      detail(`ec2:${operation}`, scope.region, async () => {
        const value = await read()
        if (value === undefined) throw new Error('the answer does not say')
        return value
      }),
    )
  const [encryption, snapshots, images, metadata, console] = await Promise.all([
    ask('EbsEncryptionByDefault', 'GetEbsEncryptionByDefault', async () => {
      return (await client.send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault
    }),
    ask('SnapshotBlockPublicAccess', 'GetSnapshotBlockPublicAccessState', async () => {
      return (await client.send(new GetSnapshotBlockPublicAccessStateCommand({}))).State
    }),
    ask('ImageBlockPublicAccess', 'GetImageBlockPublicAccessState', async () => {
      return (await client.send(new GetImageBlockPublicAccessStateCommand({}))).ImageBlockPublicAccessState
    }),
    ask('InstanceMetadataDefaults', 'GetInstanceMetadataDefaults', async () => {
      const { AccountLevel: level } = await client.send(new GetInstanceMetadataDefaultsCommand({}))
      // Nothing is set: instances take what their image or launch says.
      return { HttpTokens: level?.HttpTokens ?? null }
    }),
    ask('SerialConsoleAccess', 'GetSerialConsoleAccessStatus', async () => {
      return (await client.send(new GetSerialConsoleAccessStatusCommand({}))).SerialConsoleAccessEnabled
    }),
  ])
  yield {
    kind: 'resource',
    resource: collectedResource(regionType, scope, {
      arn: `arn:${scope.partition}:ec2:${scope.region}:${scope.account}:region-settings`,
      observed: {
        EbsEncryptionByDefault: encryption,
        SnapshotBlockPublicAccess: snapshots,
        ImageBlockPublicAccess: images,
        InstanceMetadataDefaults: metadata,
        SerialConsoleAccess: console,
      },
    }),
  }
}
