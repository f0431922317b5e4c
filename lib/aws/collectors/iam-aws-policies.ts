import type { ManagedPolicyDetail, Policy } from '@aws-sdk/client-iam'
import { GetAccountAuthorizationDetailsCommand, GetPolicyVersionCommand, IAMClient, ListPoliciesCommand } from '@aws-sdk/client-iam'
import type { Collected } from '#lib/audit/snapshot.ts'
import type { AwsClients } from '../clients.ts'
import type { CollectorScope } from '../collector.ts'
import { type Detail, detail } from './detail.ts'
import { document, policyResource } from './iam-resources.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

const type = 'AWS::IAM::ManagedPolicy'

/** Up to so many documents are asked for one by one; more come with one listing of all that are in use. */
const oneByOne = 6

/** A page of policies, with the documents of all of them or with the means to ask for each. */
interface AttachedPolicy {
  readonly policy: Policy
  readonly document: () => Promise<Detail<unknown>>
}

/** AWS's own policies, as far as they are attached to somebody: what the others say is no matter of the account. */
export function attachedAwsPolicies(clients: AwsClients, scope: CollectorScope): AsyncGenerator<Collected> {
  return listed<AttachedPolicy>(scope, {
    action: 'iam:ListPolicies',
    types: [type],
    page: async (token) => {
      const answer = await clients
        .of('iam', IAMClient, clients.homeRegion)
        .send(new ListPoliciesCommand({ Scope: 'AWS', OnlyAttached: true, Marker: token, MaxItems: 1_000 }))
      if (!answer.Policies) throw new Error('the answer holds no list of policies')
      const next = answer.IsTruncated ? answer.Marker : undefined
      return { items: withDocuments(clients, scope, answer.Policies, next === undefined && token === undefined), next }
    },
    read: async ({ policy, document: read }) => policyResource(policy, scope, await read()),
  })
}

function withDocuments(
  clients: AwsClients,
  scope: CollectorScope,
  policies: readonly Policy[],
  isWhole: boolean,
): readonly AttachedPolicy[] {
  if (isWhole && policies.length <= oneByOne)
    return policies.map((policy) => ({ policy, document: () => oneDocument(clients, scope, policy) }))
  let all: Promise<Detail<ReadonlyMap<string, Detail<unknown>>>> | undefined
  const documents = (arns: ReadonlySet<string>): NonNullable<typeof all> => {
    all ??= allDocuments(clients, scope, arns)
    return all
  }
  const arns = new Set(policies.flatMap(({ Arn: arn }) => (arn ? [arn] : [])))
  return policies.map((policy) => ({
    policy,
    document: async () => {
      const known = await documents(arns)
      if ('unseen' in known) return known
      return known.value.get(policy.Arn ?? '') ?? { unseen: 'iam:GetAccountAuthorizationDetails did not give this policy' }
    },
  }))
}

function oneDocument(clients: AwsClients, scope: CollectorScope, policy: Policy): Promise<Detail<unknown>> {
  const asked = detail(
    'iam:GetPolicyVersion',
    scope.region,
    () =>
      clients
        .of('iam', IAMClient, clients.homeRegion)
        .send(new GetPolicyVersionCommand({ PolicyArn: policy.Arn, VersionId: policy.DefaultVersionId })),
    { gone: ['NoSuchEntityException', 'NoSuchEntity'] },
  )
  return asked.then((answer) => ('unseen' in answer ? answer : document(answer.value.PolicyVersion?.Document)))
}

/** AWS gives those in use; of what an emulator gives beyond them nothing is kept. */
function allDocuments(
  clients: AwsClients,
  scope: CollectorScope,
  arns: ReadonlySet<string>,
): Promise<Detail<ReadonlyMap<string, Detail<unknown>>>> {
  return detail('iam:GetAccountAuthorizationDetails', scope.region, async () => {
    const found = new Map<string, Detail<unknown>>()
    const list = pages<ManagedPolicyDetail>(async (token) => {
      const answer = await clients
        .of('iam', IAMClient, clients.homeRegion)
        .send(new GetAccountAuthorizationDetailsCommand({ Filter: ['AWSManagedPolicy'], MaxItems: 1_000, Marker: token }))
      if (!answer.Policies) throw new Error('the answer holds no list of policies')
      return { items: answer.Policies, next: answer.IsTruncated ? answer.Marker : undefined }
    })
    for await (const policy of list)
      if (policy.Arn && arns.has(policy.Arn))
        found.set(policy.Arn, document(policy.PolicyVersionList?.find((version) => version.IsDefaultVersion)?.Document))
    return found
  })
}
