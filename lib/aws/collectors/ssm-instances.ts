import type { InstanceInformation, InstancePatchState, ResourceComplianceSummaryItem, SSMClient } from '@aws-sdk/client-ssm'
import {
  DescribeInstanceInformationCommand,
  DescribeInstancePatchStatesCommand,
  ListResourceComplianceSummariesCommand,
} from '@aws-sdk/client-ssm'
import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { collectedResource, wanted } from './collected-resource.ts'
import { type Detail, detail, mapDetail, notAsked } from './detail.ts'
import { listed } from './listed.ts'
import { pages } from './pages.ts'

export const instanceType = 'Keepwatch::SSM::ManagedInstance'

/** Type of compliance and machine → what is said of it. */
type Compliance = ReadonlyMap<string, ResourceComplianceSummaryItem>
type PatchStates = ReadonlyMap<string, InstancePatchState>

/** Machines that Systems Manager manages, fifty a page, with their patches in batches of a page and their compliance in one listing. */
export async function* collectManagedInstances(client: SSMClient, scope: CollectorScope): AsyncGenerator<Collected> {
  let asked: Promise<Detail<Compliance>> | undefined
  const isComplianceWanted = ['PatchCompliance', 'AssociationCompliance'].some((property) => scope.wants(instanceType, property))
  const compliance = (): Promise<Detail<Compliance>> => {
    if (!isComplianceWanted) return Promise.resolve(notAsked('no chosen check reads it'))
    asked ??= detail('ssm:ListResourceComplianceSummaries', scope.region, () => complianceOf(client))
    return asked
  }
  yield* listed(scope, {
    action: 'ssm:DescribeInstanceInformation',
    types: [instanceType],
    page: async (NextToken) => {
      const answer = await client.send(new DescribeInstanceInformationCommand({ MaxResults: 50, NextToken }))
      if (!answer.InstanceInformationList) throw new Error('the answer holds no list of instances')
      const instances = answer.InstanceInformationList
      const ids = instances.flatMap(({ InstanceId: id }) => id ?? [])
      const patches = await wanted(scope, instanceType, 'PatchState', () =>
        detail('ssm:DescribeInstancePatchStates', scope.region, () => patchStates(client, ids)),
      )
      return { items: instances.map((instance) => ({ instance, patches })), next: answer.NextToken }
    },
    read: async ({ instance, patches }) => instanceResource(scope, instance, { patches, compliance: await compliance() }),
  })
}

async function patchStates(client: SSMClient, InstanceIds: string[]): Promise<PatchStates> {
  const states = new Map<string, InstancePatchState>()
  if (InstanceIds.length === 0) return states
  const list = pages(async (NextToken) => {
    const answer = await client.send(new DescribeInstancePatchStatesCommand({ InstanceIds, MaxResults: 50, NextToken }))
    if (!answer.InstancePatchStates) throw new Error('the answer holds no list of patch states')
    return { items: answer.InstancePatchStates, next: answer.NextToken }
  })
  for await (const state of list) if (state.InstanceId) states.set(state.InstanceId, state)
  return states
}

async function complianceOf(client: SSMClient): Promise<Compliance> {
  const found = new Map<string, ResourceComplianceSummaryItem>()
  const list = pages(async (NextToken) => {
    const answer = await client.send(new ListResourceComplianceSummariesCommand({ MaxResults: 50, NextToken }))
    if (!answer.ResourceComplianceSummaryItems) throw new Error('the answer holds no list of summaries')
    return { items: answer.ResourceComplianceSummaryItems, next: answer.NextToken }
  })
  for await (const item of list) found.set(`${item.ComplianceType}/${item.ResourceId}`, item)
  return found
}

function instanceResource(
  scope: CollectorScope,
  instance: InstanceInformation,
  { patches, compliance }: { readonly patches: Detail<PatchStates>; readonly compliance: Detail<Compliance> },
): Resource {
  const { InstanceId: id } = instance
  if (!id) throw new Error('ssm:DescribeInstanceInformation gave an instance without an id')
  const place = `${scope.region}:${scope.account}`
  return collectedResource(instanceType, scope, {
    arn: id.startsWith('mi-')
      ? `arn:${scope.partition}:ssm:${place}:managed-instance/${id}`
      : `arn:${scope.partition}:ec2:${place}:instance/${id}`,
    observed: {
      InstanceId: { value: id },
      PingStatus: { value: instance.PingStatus ?? null },
      PlatformType: { value: instance.PlatformType ?? null },
      PlatformName: { value: instance.PlatformName ?? null },
      PlatformVersion: { value: instance.PlatformVersion ?? null },
      AgentVersion: { value: instance.AgentVersion ?? null },
      PatchCompliance: mapDetail(compliance, (all) => summary(all.get(`Patch/${id}`))),
      AssociationCompliance: mapDetail(compliance, (all) => summary(all.get(`Association/${id}`))),
      PatchState: mapDetail(patches, (all) => patchState(all.get(id))),
    },
  })
}

function summary(item: ResourceComplianceSummaryItem | undefined) {
  if (!item) return null
  if (!item.Status) throw new Error('the summary holds no status')
  return {
    Status: item.Status,
    OverallSeverity: item.OverallSeverity ?? null,
    NonCompliantCount: item.NonCompliantSummary?.NonCompliantCount ?? 0,
  }
}

function patchState(state: InstancePatchState | undefined) {
  if (!state) return null
  return {
    BaselineId: state.BaselineId ?? null,
    OperationEndTime: state.OperationEndTime?.toISOString() ?? null,
    InstalledPendingRebootCount: state.InstalledPendingRebootCount ?? 0,
    MissingCount: state.MissingCount ?? 0,
    FailedCount: state.FailedCount ?? 0,
    CriticalNonCompliantCount: state.CriticalNonCompliantCount ?? 0,
    SecurityNonCompliantCount: state.SecurityNonCompliantCount ?? 0,
    OtherNonCompliantCount: state.OtherNonCompliantCount ?? 0,
  }
}
