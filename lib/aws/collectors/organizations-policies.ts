import {
  DescribePolicyCommand,
  DescribeResourcePolicyCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
  type PolicySummary,
  type PolicyType,
} from '@aws-sdk/client-organizations'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import { errorName } from '../call-log.ts'
import type { AwsClients } from '../clients.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { detail, mapDetail, policyObject } from './detail.ts'
import { listed } from './listed.ts'
import type { Root } from './organizations-tree.ts'
import { pages } from './pages.ts'

const policyType = 'AWS::Organizations::Policy'
const resourcePolicyType = 'AWS::Organizations::ResourcePolicy'
const gone = ['PolicyNotFoundException']

/** Policies of every kind that is switched on; those of other kinds have no effect. */
export async function* policies(clients: AwsClients, scope: CollectorScope, known: readonly Root[]): AsyncGenerator<Collected> {
  const kinds = [...new Set(known.flatMap((root) => root.PolicyTypes))].sort()
  yield* listed<PolicySummary>(scope, {
    action: 'organizations:ListPolicies',
    types: [policyType],
    page: async (token) => {
      // The token names the kind too, so that a listing of several kinds can be taken up again.
      const [kind = kinds[0], inKind] = token === undefined ? [] : splitToken(token)
      if (kind === undefined) return { items: [], next: undefined }
      const answer = await client(clients).send(
        new ListPoliciesCommand({ Filter: kind as PolicyType, NextToken: inKind === '' ? undefined : inKind, MaxResults: 20 }),
      )
      if (!answer.Policies) throw new Error('the answer holds no list of policies')
      const following = kinds[kinds.indexOf(kind) + 1]
      const next = answer.NextToken ? `${kind}:${answer.NextToken}` : following && `${following}:`
      return { items: answer.Policies, next }
    },
    read: (policy) => policyResource(clients, scope, policy),
  })
}

function splitToken(token: string): readonly [kind: string, inKind: string] {
  const colon = token.indexOf(':')
  return [token.slice(0, colon), token.slice(colon + 1)]
}

async function policyResource(clients: AwsClients, scope: CollectorScope, policy: PolicySummary): Promise<Resource> {
  const { Arn: arn, Id: id } = policy
  if (!arn || !id) throw new Error('the answer gave a policy without an id or an ARN')
  const [content, targets] = await Promise.all([
    wanted(scope, policyType, 'Content', () =>
      detail('organizations:DescribePolicy', scope.region, () => client(clients).send(new DescribePolicyCommand({ PolicyId: id })), {
        gone,
      }),
    ),
    wanted(scope, policyType, 'TargetIds', () =>
      detail('organizations:ListTargetsForPolicy', scope.region, () => targetsOf(clients, id), { gone }),
    ),
  ])
  return collectedResource(policyType, scope, {
    arn,
    region: 'global',
    configuration: {
      Name: { value: policy.Name },
      Type: { value: policy.Type },
      Description: { value: policy.Description ?? null },
      Content: mapDetail(content, (answer) => policyObject(answer.Policy?.Content ?? '')),
      TargetIds: targets,
    },
    observed: { Id: { value: id }, AwsManaged: { value: policy.AwsManaged } },
  })
}

async function targetsOf(clients: AwsClients, id: string): Promise<readonly string[]> {
  const list = pages(async (token) => {
    const answer = await client(clients).send(new ListTargetsForPolicyCommand({ PolicyId: id, NextToken: token, MaxResults: 20 }))
    if (!answer.Targets) throw new Error('the answer holds no list of targets')
    return { items: answer.Targets, next: answer.NextToken }
  })
  return (await Array.fromAsync(list)).flatMap(({ TargetId: target }) => (target ? [target] : [])).sort()
}

/** The policy by which the management account hands rights to members; there is one or none. */
export function resourcePolicy(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  return listed(scope, {
    action: 'organizations:DescribeResourcePolicy',
    types: [resourcePolicyType],
    page: async () => {
      try {
        const { ResourcePolicy: policy } = await client(clients).send(new DescribeResourcePolicyCommand({}))
        if (!policy) throw new Error('the answer holds no policy')
        return { items: [policy], next: undefined }
      } catch (error) {
        if (errorName(error) === 'ResourcePolicyNotFoundException') return { items: [], next: undefined }
        throw error
      }
    },
    read: ({ ResourcePolicySummary: summary, Content: content }) => {
      if (!summary?.Arn) throw new Error('the answer gave a policy without an ARN')
      return collectedResource(resourcePolicyType, scope, {
        arn: summary.Arn,
        region: 'global',
        configuration: { Content: mapDetail({ value: content }, (text) => policyObject(text ?? '')) },
      })
    },
  })
}

const client = (clients: AwsClients): OrganizationsClient => clients.of('organizations', OrganizationsClient, clients.homeRegion)
