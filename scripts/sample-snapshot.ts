import type { Gap, SnapshotPart } from '#lib/audit/snapshot.ts'
import type { CollectorEntry } from '#lib/aws/collector.ts'
import { collectors } from '#lib/aws/collectors/index.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { dataAccount } from './sample-snapshot/data-account.ts'
import { region, takenAt } from './sample-snapshot/sample-account.ts'
import { shopAccount } from './sample-snapshot/shop-account.ts'

/** Resources of an account by the service whose collector lists them. */
type ByService = Readonly<Record<string, readonly Resource[]>>

/** What every account is looked at for; a service without resources is listed and empty. */
function partOf(
  account: string,
  { service, scope, brings }: CollectorEntry,
  resources: readonly Resource[],
  gaps: readonly Gap[],
): SnapshotPart {
  const where = scope === 'global' ? 'global' : region
  const types = Object.keys(brings)
  const call = { account, region: where }
  return {
    account,
    region: where,
    service,
    takenAt,
    types,
    resources,
    gaps,
    calls: [
      ...(gaps.length === 0 ? [{ ...call, action: `${service}:*`, outcome: 'ok' as const, count: resources.length + 1 }] : []),
      ...gaps.map(({ action, outcome, reason }) => ({ ...call, action, outcome, count: 1, error: reason })),
    ],
  }
}

const partsOf = (account: string, resources: ByService, gaps: readonly Gap[] = []): readonly SnapshotPart[] =>
  collectors.map((collector) =>
    partOf(
      account,
      collector,
      resources[collector.service] ?? [],
      gaps.filter((gap) => gap.service === collector.service),
    ),
  )

const shop = '111122223333'
const data = '222233334444'

/** Two accounts of Larkspur Foods: the shop, with some things wrong, and the data account, where KMS refused to be looked at. */
export const sampleParts: readonly SnapshotPart[] = [
  ...partsOf(shop, shopAccount(shop)),
  ...partsOf(data, dataAccount(data), [
    {
      account: data,
      region,
      service: 'kms',
      action: 'kms:ListKeys',
      outcome: 'denied',
      reason: 'AccessDeniedException: denied by a service control policy',
      types: ['AWS::KMS::Key'],
    },
  ]),
]
