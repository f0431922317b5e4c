import type { SecretListEntry } from '@aws-sdk/client-secrets-manager'
import { GetResourcePolicyCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { detail, mapDetail, policyObject, tagsOf } from './detail.ts'
import { listed } from './listed.ts'

const type = 'AWS::SecretsManager::Secret'

/** Secrets: names, dates, rotation and the policy; never a value. One that waits for its deletion is not listed: nobody can read it. */
export const secretsmanager: Collector = {
  service: 'secretsmanager',
  scope: 'regional',
  brings: {
    [type]: { list: ['secretsmanager:ListSecrets'], details: { ResourcePolicy: ['secretsmanager:GetResourcePolicy'] } },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('secretsmanager', SecretsManagerClient, scope.region)
  yield* listed(scope, {
    action: 'secretsmanager:ListSecrets',
    types: [type],
    page: async (token) => {
      const answer = await client.send(new ListSecretsCommand({ MaxResults: 100, NextToken: token }))
      if (!answer.SecretList) throw new Error('the answer holds no list of secrets')
      return { items: answer.SecretList, next: answer.NextToken }
    },
    read: (entry) => secretResource(client, scope, entry),
  })
}

async function secretResource(client: SecretsManagerClient, scope: CollectorScope, entry: SecretListEntry): Promise<Resource> {
  const { ARN: arn } = entry
  if (!arn) throw new Error('secretsmanager:ListSecrets gave a secret without an ARN')
  const policy = await wanted(scope, type, 'ResourcePolicy', () =>
    detail('secretsmanager:GetResourcePolicy', scope.region, () => client.send(new GetResourcePolicyCommand({ SecretId: arn })), {
      gone: ['ResourceNotFoundException'],
    }),
  )
  const iso = (date: Date | undefined) => ({ value: date?.toISOString() ?? null })
  return collectedResource(type, scope, {
    arn,
    tags: { value: tagsOf(entry.Tags) },
    configuration: {
      Name: { value: entry.Name },
      Description: { value: entry.Description ?? '' },
      // Absent: the key that AWS keeps for Secrets Manager.
      KmsKeyId: { value: entry.KmsKeyId ?? null },
      RotationRules: { value: entry.RotationRules ?? null },
      ResourcePolicy: mapDetail(policy, ({ ResourcePolicy: text }) => (text === undefined ? null : policyObject(text))),
    },
    observed: {
      // Left out of the answer for a secret whose rotation was never set up.
      RotationEnabled: { value: entry.RotationEnabled ?? false },
      CreatedDate: iso(entry.CreatedDate),
      LastRotatedDate: iso(entry.LastRotatedDate),
      NextRotationDate: iso(entry.NextRotationDate),
      LastChangedDate: iso(entry.LastChangedDate),
      LastAccessedDate: iso(entry.LastAccessedDate),
      OwningService: { value: entry.OwningService ?? null },
      PrimaryRegion: { value: entry.PrimaryRegion ?? null },
    },
  })
}
