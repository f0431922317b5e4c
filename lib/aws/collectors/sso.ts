import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource } from './collected-resource.ts'
import { listed } from './listed.ts'

const type = 'AWS::SSO::Instance'

/** Instances of Identity Center that the account owns or sees: each lives in one region, and only that region's API tells of it. */
export const sso: Collector = {
  service: 'sso',
  scope: 'regional',
  brings: { [type]: { list: ['sso:ListInstances'] } },
  collect,
}

function collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  return listed(scope, {
    action: 'sso:ListInstances',
    types: [type],
    page: async (token) => {
      const answer = await clients
        .of('sso', SSOAdminClient, scope.region)
        .send(new ListInstancesCommand({ NextToken: token, MaxResults: 100 }))
      if (!answer.Instances) throw new Error('the answer holds no list of instances')
      return { items: answer.Instances, next: answer.NextToken }
    },
    read: (instance) => {
      if (!instance.InstanceArn) throw new Error('the answer gave an instance without an ARN')
      return collectedResource(type, scope, {
        arn: instance.InstanceArn,
        configuration: { Name: { value: instance.Name ?? null } },
        observed: {
          InstanceArn: { value: instance.InstanceArn },
          IdentityStoreId: { value: instance.IdentityStoreId ?? null },
          OwnerAccountId: { value: instance.OwnerAccountId ?? null },
          Status: { value: instance.Status ?? null },
        },
      })
    },
  })
}
