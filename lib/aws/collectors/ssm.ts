import type { DocumentIdentifier } from '@aws-sdk/client-ssm'
import { DescribeDocumentPermissionCommand, ListDocumentsCommand, SSMClient } from '@aws-sdk/client-ssm'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { Collector, CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { detail } from './detail.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'
import { collectManagedInstances, instanceType } from './ssm-instances.ts'
import { collectParameters, parameterType } from './ssm-parameters.ts'

const documentType = 'AWS::SSM::Document'

/** Systems Manager: the account's own documents with whom they are shared, the names of parameters, and the machines that it manages. No document or parameter is read. */
export const ssm: Collector = {
  service: 'ssm',
  scope: 'regional',
  brings: {
    [documentType]: { list: ['ssm:ListDocuments'], details: { SharedWith: ['ssm:DescribeDocumentPermission'] } },
    [instanceType]: {
      list: ['ssm:DescribeInstanceInformation'],
      details: {
        AssociationCompliance: ['ssm:ListResourceComplianceSummaries'],
        PatchCompliance: ['ssm:ListResourceComplianceSummaries'],
        PatchState: ['ssm:DescribeInstancePatchStates'],
      },
    },
    [parameterType]: { list: ['ssm:DescribeParameters'], details: { ResourcePolicy: ['ssm:GetResourcePolicies'] } },
  },
  collect,
}

async function* collect(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  const client = clients.of('ssm', SSMClient, scope.region)
  if (scope.wants(documentType))
    yield* listed(scope, {
      action: 'ssm:ListDocuments',
      types: [documentType],
      page: async (NextToken) => {
        // Thousands of documents of AWS and of others are public; only the account's own can be shared by it.
        const owned = [{ Key: 'Owner', Values: ['Self'] }]
        const answer = await client.send(new ListDocumentsCommand({ Filters: owned, MaxResults: 50, NextToken }))
        if (!answer.DocumentIdentifiers) throw new Error('the answer holds no list of documents')
        return { items: answer.DocumentIdentifiers, next: answer.NextToken }
      },
      read: (document) => documentResource(client, scope, document),
    })
  if (scope.wants(instanceType)) yield* collectManagedInstances(client, scope)
  if (scope.wants(parameterType)) yield* collectParameters(client, scope)
}

async function documentResource(client: SSMClient, scope: CollectorScope, document: DocumentIdentifier): Promise<Resource> {
  const { Name: name } = document
  if (!name) throw new Error('ssm:ListDocuments gave a document without a name')
  const read = () => Array.fromAsync(pages((token) => sharedPage(client, name, token)))
  return collectedResource(documentType, scope, {
    arn: `arn:${scope.partition}:ssm:${scope.region}:${scope.account}:document/${name}`,
    configuration: { Name: { value: name }, DocumentType: { value: document.DocumentType ?? null } },
    observed: {
      SharedWith: await wanted(scope, documentType, 'SharedWith', () =>
        detail('ssm:DescribeDocumentPermission', scope.region, read, { gone: ['InvalidDocument', 'InvalidDocumentException'] }),
      ),
    },
  })
}

async function sharedPage(client: SSMClient, Name: string, NextToken: string | undefined) {
  const answer = await client.send(new DescribeDocumentPermissionCommand({ Name, PermissionType: 'Share', MaxResults: 200, NextToken }))
  if (!answer.AccountIds) throw new Error('the answer holds no list of accounts')
  return { items: answer.AccountIds, next: answer.NextToken }
}
