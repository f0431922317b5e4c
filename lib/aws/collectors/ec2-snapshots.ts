import { DescribeSnapshotAttributeCommand, DescribeSnapshotsCommand, type EC2Client, type Snapshot } from '@aws-sdk/client-ec2'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, orNone, tagsOf } from './detail.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

/** A snapshot of a volume; CloudFormation has no type for it. */
export const snapshotType = 'Keepwatch::EC2::Snapshot'

/**
 * Snapshots of the account. Which of them everybody may restore is asked in one listing, not snapshot by snapshot; each one it names is
 * confirmed, since an emulator does not heed the question.
 */
export async function* snapshots(client: EC2Client, scope: CollectorScope): AsyncGenerator<Collected> {
  const named = await wanted(scope, snapshotType, 'RestorableByAll', () =>
    detail('ec2:DescribeSnapshots', scope.region, async () => {
      const ids = new Set<string>()
      for await (const snapshot of pages((token) => page(client, token, ['all']))) ids.add(snapshot.SnapshotId ?? '')
      return ids as ReadonlySet<string>
    }),
  )
  yield* listed(scope, {
    action: 'ec2:DescribeSnapshots',
    types: [snapshotType],
    page: (token) => page(client, token),
    read: async (snapshot) => {
      const { SnapshotId: id, OwnerId: owner } = snapshot
      if (!id) throw new Error('ec2:DescribeSnapshots gave a snapshot without an id')
      if (owner !== scope.account) return undefined
      return collectedResource(snapshotType, scope, {
        arn: `arn:${scope.partition}:ec2:${scope.region}:${scope.account}:snapshot/${id}`,
        tags: { value: tagsOf(snapshot.Tags) },
        observed: {
          SnapshotId: { value: id },
          VolumeId: orNone(snapshot.VolumeId),
          Encrypted: { value: snapshot.Encrypted },
          StartTime: { value: snapshot.StartTime?.toISOString() ?? null },
          RestorableByAll: await isPublic(client, id, named, scope.region),
        },
      })
    },
  })
}

async function isPublic(
  client: EC2Client,
  SnapshotId: string,
  named: Detail<ReadonlySet<string>>,
  region: string,
): Promise<Detail<boolean>> {
  if ('unseen' in named) return named
  if (!named.value.has(SnapshotId)) return { value: false }
  return detail(
    'ec2:DescribeSnapshotAttribute',
    region,
    async () => {
      const answer = await client.send(new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: 'createVolumePermission' }))
      return (answer.CreateVolumePermissions ?? []).some(({ Group: group }) => group === 'all')
    },
    { gone: ['InvalidSnapshot.NotFound'] },
  )
}

async function page(client: EC2Client, NextToken: string | undefined, RestorableByUserIds?: string[]) {
  const answer = await client.send(
    new DescribeSnapshotsCommand({
      OwnerIds: ['self'],
      MaxResults: 1_000,
      NextToken,
      ...(RestorableByUserIds ? { RestorableByUserIds } : {}),
    }),
  )
  if (!answer.Snapshots) throw new Error('the answer holds no list of snapshots')
  const items: Snapshot[] = answer.Snapshots
  return { items, next: answer.NextToken }
}
