import { DescribeDomainsCommand, type DomainStatus, ListDomainNamesCommand, OpenSearchClient } from '@aws-sdk/client-opensearch'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { mapDetail, orNone, policyObject } from './detail.ts'
import { listed } from './listed.ts'

const domainType = 'AWS::OpenSearchService::Domain'
/** Domains that one call describes (OpenSearch Service API, DescribeDomains). */
const perCall = 5

/** Domains of OpenSearch and Elasticsearch, described five at a time. */
export const opensearch: Collector = {
  service: 'opensearch',
  scope: 'regional',
  brings: { [domainType]: { list: ['es:DescribeDomains', 'es:ListDomainNames'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('es', OpenSearchClient, scope.region)
  let names: readonly string[] | undefined
  yield* listed(scope, {
    action: 'es:ListDomainNames',
    types: [domainType],
    // The list comes at once; a page is what one description call takes, its token the place in the list.
    page: async (token) => {
      names ??= await domainNames(client)
      const start = Number(token ?? 0)
      const here = names.slice(start, start + perCall)
      if (here.length === 0) return { items: [], next: undefined }
      const { DomainStatusList: domains } = await client.send(new DescribeDomainsCommand({ DomainNames: [...here] }))
      if (!domains) throw new Error('es:DescribeDomains gave no list of domains')
      return { items: domains, next: start + perCall < names.length ? String(start + perCall) : undefined }
    },
    read: (domain) => (domain.Deleted === true ? undefined : domainResource(domain, scope)),
  })
}

async function domainNames(client: OpenSearchClient): Promise<readonly string[]> {
  const { DomainNames: list } = await client.send(new ListDomainNamesCommand({}))
  if (!list) throw new Error('the answer holds no list of domains')
  return list.flatMap(({ DomainName: name }) => (name ? [name] : [])).sort()
}

function domainResource(domain: DomainStatus, scope: CollectorScope): Resource {
  if (!domain.ARN) throw new Error('es:DescribeDomains gave a domain without an ARN')
  return collectedResource(domainType, scope, {
    arn: domain.ARN,
    configuration: {
      DomainName: { value: domain.DomainName },
      EngineVersion: { value: domain.EngineVersion },
      AccessPolicies: mapDetail({ value: domain.AccessPolicies }, (text) => (text ? policyObject(text) : null)),
      EncryptionAtRestOptions: orNone(domain.EncryptionAtRestOptions),
      NodeToNodeEncryptionOptions: orNone(domain.NodeToNodeEncryptionOptions),
      DomainEndpointOptions: orNone(domain.DomainEndpointOptions),
      AdvancedSecurityOptions: {
        value: domain.AdvancedSecurityOptions
          ? {
              Enabled: domain.AdvancedSecurityOptions.Enabled ?? false,
              InternalUserDatabaseEnabled: domain.AdvancedSecurityOptions.InternalUserDatabaseEnabled ?? false,
            }
          : null,
      },
      VPCOptions: {
        value: domain.VPCOptions
          ? { SubnetIds: domain.VPCOptions.SubnetIds ?? [], SecurityGroupIds: domain.VPCOptions.SecurityGroupIds ?? [] }
          : null,
      },
      LogPublishingOptions: orNone(domain.LogPublishingOptions),
      ClusterConfig: orNone(domain.ClusterConfig),
      CognitoOptions: orNone(domain.CognitoOptions),
    },
    observed: { UpdateAvailable: { value: domain.ServiceSoftwareOptions?.UpdateAvailable } },
  })
}
