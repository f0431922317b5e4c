import type { ResolverQueryLogConfigAssociation } from '@aws-sdk/client-route53resolver'
import { ListResolverQueryLogConfigAssociationsCommand, Route53ResolverClient } from '@aws-sdk/client-route53resolver'
import type { AwsClients } from '../clients.ts'
import { type Detail, detail } from './detail.ts'
import { pages } from './pages.ts'

/** Which VPCs have their DNS queries logged: associations of all query logging configurations, shared ones among them. */
export function queryLogAssociations(clients: AwsClients, region: string): Promise<Detail<readonly ResolverQueryLogConfigAssociation[]>> {
  const page = async (token: string | undefined) => {
    const command = new ListResolverQueryLogConfigAssociationsCommand({ MaxResults: 100, NextToken: token })
    const answer = await clients.of('route53resolver', Route53ResolverClient, region).send(command)
    if (!answer.ResolverQueryLogConfigAssociations) throw new Error('the answer holds no list of associations')
    return { items: answer.ResolverQueryLogConfigAssociations, next: answer.NextToken }
  }
  return detail('route53resolver:ListResolverQueryLogConfigAssociations', region, () => Array.fromAsync(pages(page)))
}
