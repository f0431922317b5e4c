import type { DescribeVaultOutput } from '@aws-sdk/client-glacier'
import { GetVaultAccessPolicyCommand, GlacierClient, ListVaultsCommand } from '@aws-sdk/client-glacier'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { detail, mapDetail, policyObject } from './detail.ts'
import { listed } from './listed.ts'

const type = 'Keepwatch::Glacier::Vault'

/** Vaults of the old Glacier API (not the storage classes of S3). */
export const glacier: Collector = {
  service: 'glacier',
  scope: 'regional',
  brings: { [type]: { list: ['glacier:GetVaultAccessPolicy', 'glacier:ListVaults'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('glacier', GlacierClient, scope.region)
  yield* listed(scope, {
    action: 'glacier:ListVaults',
    types: [type],
    page: async (token) => {
      const answer = await client.send(new ListVaultsCommand({ accountId: scope.account, marker: token }))
      if (!answer.VaultList) throw new Error('the answer holds no list of vaults')
      return { items: answer.VaultList, next: answer.Marker }
    },
    read: (vault) => vaultResource(client, scope, vault),
  })
}

async function vaultResource(client: GlacierClient, scope: CollectorScope, vault: DescribeVaultOutput): Promise<Resource> {
  const { VaultName: name, VaultARN: arn } = vault
  if (!name) throw new Error('glacier:ListVaults gave a vault without a name')
  const policy = await detail<{ readonly policy?: { readonly Policy?: string | undefined } | undefined } | null>(
    'glacier:GetVaultAccessPolicy',
    scope.region,
    () => client.send(new GetVaultAccessPolicyCommand({ accountId: scope.account, vaultName: name })),
    // The same error says that there is no policy and that there is no vault; a vault that has just been listed has no policy.
    { facts: { ResourceNotFoundException: null } },
  )
  return collectedResource(type, scope, {
    arn: arn ?? `arn:${scope.partition}:glacier:${scope.region}:${scope.account}:vaults/${name}`,
    observed: {
      VaultName: { value: name },
      Policy: mapDetail(policy, (answer) => {
        if (answer === null) return null
        if (!answer.policy?.Policy) throw new Error('glacier:GetVaultAccessPolicy holds no policy')
        return policyObject(answer.policy.Policy)
      }),
      NumberOfArchives: { value: vault.NumberOfArchives ?? null },
    },
  })
}
