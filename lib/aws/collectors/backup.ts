import { BackupClient, GetBackupSelectionCommand, ListBackupPlansCommand, ListBackupSelectionsCommand } from '@aws-sdk/client-backup'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { detail, UnreadableError } from './detail.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const type = 'AWS::Backup::BackupSelection'

/** What the plans of AWS Backup take in. */
export const backup: Collector = {
  service: 'backup',
  scope: 'regional',
  brings: { [type]: { list: ['backup:GetBackupSelection', 'backup:ListBackupPlans', 'backup:ListBackupSelections'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('backup', BackupClient, scope.region)
  yield* listed(scope, {
    action: 'backup:ListBackupPlans',
    types: [type],
    page: async (NextToken) => {
      const answer = await client.send(new ListBackupPlansCommand({ MaxResults: 1_000, NextToken }))
      if (!answer.BackupPlansList) throw new Error('the answer holds no list of plans')
      return { items: answer.BackupPlansList, next: answer.NextToken }
    },
    read: ({ BackupPlanId: plan }) => (plan ? selectionsOf(client, plan, scope) : undefined),
  })
}

async function selectionsOf(client: BackupClient, BackupPlanId: string, scope: CollectorScope): Promise<readonly Resource[]> {
  const read = await detail(
    'backup:ListBackupSelections',
    scope.region,
    () =>
      Array.fromAsync(
        pages(async (NextToken) => {
          const answer = await client.send(new ListBackupSelectionsCommand({ BackupPlanId, NextToken }))
          if (!answer.BackupSelectionsList) throw new Error('the answer holds no list of selections')
          return { items: answer.BackupSelectionsList, next: answer.NextToken }
        }),
      ),
    { gone: ['ResourceNotFoundException'] },
  )
  // A plan whose selections are not known may take anything in: the listing has a hole there.
  if ('unseen' in read) throw new UnreadableError('backup:ListBackupSelections', new Error(read.unseen))
  const ids = read.value.flatMap(({ SelectionId: id }) => (id ? [id] : []))
  return Promise.all(ids.map((id) => selectionResource(client, BackupPlanId, id, scope)))
}

async function selectionResource(
  client: BackupClient,
  BackupPlanId: string,
  SelectionId: string,
  scope: CollectorScope,
): Promise<Resource> {
  const selection = await detail(
    'backup:GetBackupSelection',
    scope.region,
    async () => {
      const { BackupSelection: answer } = await client.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }))
      if (!answer) throw new Error('the answer holds no selection')
      const { Resources, NotResources, ListOfTags, Conditions } = answer
      return { Resources: Resources ?? [], NotResources: NotResources ?? [], ListOfTags: ListOfTags ?? [], Conditions: Conditions ?? null }
    },
    { gone: ['ResourceNotFoundException'] },
  )
  return collectedResource(type, scope, {
    arn: `arn:${scope.partition}:backup:${scope.region}:${scope.account}:backup-plan:${BackupPlanId}/selection/${SelectionId}`,
    configuration: { BackupPlanId: { value: BackupPlanId }, BackupSelection: selection },
  })
}
