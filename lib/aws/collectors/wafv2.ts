import type { WebACLSummary } from '@aws-sdk/client-wafv2'
import { GetLoggingConfigurationCommand, ListWebACLsCommand, WAFV2Client } from '@aws-sdk/client-wafv2'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { detail, gapOf, gather, mapDetail, notAsked } from './detail.ts'
import { inOrder } from './in-order.ts'
import { pages } from './pages.ts'

const aclType = 'AWS::WAFv2::WebACL'

/** Web ACLs read at a time. */
const width = 4

/** Web ACLs with where they log to; those of CloudFront are asked for in us-east-1 (WAF API, "Scope"). */
export const wafv2: Collector = {
  service: 'wafv2',
  scope: 'regional',
  brings: { [aclType]: { list: ['wafv2:GetLoggingConfiguration', 'wafv2:ListWebACLs'] } },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  for (const reach of scope.region === 'us-east-1' ? (['REGIONAL', 'CLOUDFRONT'] as const) : (['REGIONAL'] as const)) {
    try {
      const acls = pages((token) => aclsOf(clients, scope.region, reach, token))
      for await (const resource of inOrder(acls, width, (acl) => aclResource(clients, acl, reach, scope)))
        yield { kind: 'resource', resource }
    } catch (error) {
      yield gapOf('wafv2:ListWebACLs', scope.region, error, [aclType])
    }
  }
}

async function aclsOf(clients: AwsClients, region: string, reach: 'REGIONAL' | 'CLOUDFRONT', token: string | undefined) {
  const answer = await clients
    .of('wafv2', WAFV2Client, region)
    .send(new ListWebACLsCommand({ Scope: reach, Limit: 100, NextMarker: token }))
  if (!answer.WebACLs) throw new Error('the answer holds no list of web ACLs')
  // WAF names a marker on the last page, too; the page behind it is empty.
  return { items: answer.WebACLs, next: answer.WebACLs.length === 0 ? undefined : answer.NextMarker }
}

async function aclResource(clients: AwsClients, acl: WebACLSummary, reach: string, scope: CollectorScope): Promise<Resource> {
  const arn = acl.ARN
  if (!arn) throw new Error('wafv2:ListWebACLs gave a web ACL without an ARN')
  const client = clients.of('wafv2', WAFV2Client, scope.region)
  const logging = await detail(
    'wafv2:GetLoggingConfiguration',
    scope.region,
    async () => {
      const { LoggingConfiguration: found } = await client.send(new GetLoggingConfigurationCommand({ ResourceArn: arn }))
      return found ?? null
    },
    { facts: { WAFNonexistentItemException: null } },
  )
  const observed = gather({ LogDestinations: mapDetail(logging, (found) => found?.LogDestinationConfigs ?? []) })
  const configuration = gather({
    Name: { value: acl.Name },
    Scope: { value: reach },
    Tags: notAsked('no check reads the tags of web ACLs'),
  })
  const unseen = { ...configuration.unseen, ...observed.unseen }
  const { account, region } = scope
  return { arn, type: aclType, account, region, tags: {}, configuration: configuration.seen, observed: observed.seen, unseen }
}
