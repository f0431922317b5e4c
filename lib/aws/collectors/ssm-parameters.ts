import type { ParameterMetadata, SSMClient } from '@aws-sdk/client-ssm'
import { DescribeParametersCommand, GetResourcePoliciesCommand } from '@aws-sdk/client-ssm'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, notAsked, policyObject } from './detail.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

export const parameterType = 'AWS::SSM::Parameter'

/** Names of parameters, how they are encrypted and with whom they are shared. No value is read. */
export async function* collectParameters(client: SSMClient, scope: CollectorScope): AsyncGenerator<Collected> {
  yield* listed(scope, {
    action: 'ssm:DescribeParameters',
    types: [parameterType],
    page: async (NextToken) => {
      const answer = await client.send(new DescribeParametersCommand({ MaxResults: 50, NextToken }))
      if (!answer.Parameters) throw new Error('the answer holds no list of parameters')
      return { items: answer.Parameters, next: answer.NextToken }
    },
    read: (parameter) => parameterResource(client, scope, parameter),
  })
}

async function parameterResource(client: SSMClient, scope: CollectorScope, parameter: ParameterMetadata): Promise<Resource> {
  const { Name: name, Tier: tier } = parameter
  if (!name) throw new Error('ssm:DescribeParameters gave a parameter without a name')
  // A name that is a path begins with a slash, which the ARN has already (Systems Manager User Guide, "Working with Parameter Store").
  const arn = parameter.ARN ?? `arn:${scope.partition}:ssm:${scope.region}:${scope.account}:parameter/${name.replace(/^\//, '')}`
  return collectedResource(parameterType, scope, {
    arn,
    tags: notAsked('tags cost a call for each parameter'),
    configuration: { Name: { value: name }, Type: { value: parameter.Type }, Tier: { value: tier ?? 'Standard' } },
    observed: {
      KeyId: { value: parameter.KeyId ?? null },
      ResourcePolicy: await wanted(scope, parameterType, 'ResourcePolicy', () => resourcePolicy(client, scope, arn, tier)),
    },
  })
}

/** Only parameters of the advanced tier can be shared (Systems Manager User Guide, "Working with shared parameters"). */
function resourcePolicy(client: SSMClient, scope: CollectorScope, ResourceArn: string, tier: string | undefined): Promise<Detail<unknown>> {
  if (tier !== 'Advanced') return Promise.resolve({ value: null })
  const gone = ['ResourceNotFoundException']
  return detail(
    'ssm:GetResourcePolicies',
    scope.region,
    async () => {
      const policies = await Array.fromAsync(
        pages(async (NextToken) => {
          const answer = await client.send(new GetResourcePoliciesCommand({ ResourceArn, NextToken }))
          if (!answer.Policies) throw new Error('the answer holds no list of policies')
          return { items: answer.Policies, next: answer.NextToken }
        }),
      )
      const statements = policies.flatMap(({ Policy: text }) => {
        const { Statement: own } = policyObject(text ?? '')
        return Array.isArray(own) ? (own as readonly unknown[]) : [own]
      })
      return statements.length === 0 ? null : { Version: '2012-10-17', Statement: statements }
    },
    { gone },
  )
}
