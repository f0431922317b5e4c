import { partitionOf, type ResourceRef } from '#lib/findings/resource.ts'
import type { SnapshotScope } from './snapshot.ts'

/** AWS Config's name for the account itself. */
export const accountType = 'AWS::::Account'

/** The account as a resource, named by the ARN of its root user. `regions` are those of the run: they tell the partition. */
export function accountRef(account: string, regions: readonly string[]): ResourceRef {
  const partition = regions.map(partitionOf).find((name) => name !== 'aws') ?? 'aws'
  return { arn: `arn:${partition}:iam::${account}:root`, type: accountType, account, region: 'global' }
}

/** Stands for whatever there may be of one type where nobody could look: an ARN ending in `*`, which no real resource has. */
export function anyResourceIn(scope: SnapshotScope, type: string): ResourceRef {
  const { account, region, service } = scope
  const arnRegion = region === 'global' ? '' : region
  return { arn: `arn:${partitionOf(region)}:${service}:${arnRegion}:${account}:*`, type, account, region }
}
