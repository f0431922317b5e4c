import type { Collected, Gap, Resource, SnapshotPart, SnapshotScope } from '#lib/audit/snapshot.ts'
import { partitionOf } from '#lib/findings/resource.ts'
import { CallLog, errorText, outcomeOf } from './call-log.ts'
import type { AwsClients } from './clients.ts'
import type { Collector, CollectorScope } from './collector.ts'

/** Resources that one part holds; beyond them the rest is a gap. Together with `bytesAtMost` this bounds the memory of one unit. */
const resourcesAtMost = 50_000
/** Characters of JSON that one part holds: a function of 512 MB keeps it beside its serialised copy. */
const charactersAtMost = 64 * 1024 * 1024

/** What a run looks at. */
export interface SnapshotPlan {
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
  readonly collectors: readonly Collector[]
}

/** The units of a run: a global collector once an account (region `global`), a regional one once an account and region. */
export function planScopes({ accounts, regions, collectors }: SnapshotPlan): readonly SnapshotScope[] {
  const distinct = [...new Set(regions)]
  return [...new Set(accounts)].flatMap((account) =>
    collectors.flatMap(({ service, scope }) =>
      (scope === 'global' ? ['global'] : distinct).map((region) => ({ account, region, service })),
    ),
  )
}

/** What is good to know about the rest of the run. */
export interface TakeSnapshotOptions {
  /** All regions of the run. @default the scope's own */
  readonly regions?: readonly string[]
}

/**
 * Runs one collector in one scope. Holds at most 50,000 resources or 64 million characters of JSON (then a gap says so).
 * Never throws for what a collector meets: an error in it, of AWS or its own, is a gap for all its types, beside what was seen before.
 * `takenAt`: milliseconds since the epoch when collecting begins.
 */
export async function takeSnapshotPart(
  collector: Collector,
  clients: AwsClients,
  scope: SnapshotScope,
  takenAt: number,
  options: TakeSnapshotOptions = {},
): Promise<SnapshotPart> {
  const region = scope.region === 'global' ? clients.homeRegion : scope.region
  const log = new CallLog(scope.account)
  const where: CollectorScope = { account: scope.account, region, regions: options.regions ?? [region], partition: partitionOf(region) }
  const { account, service } = scope
  const gap = (one: Omit<Gap, 'account' | 'region' | 'service'>): Gap => ({ account, region: scope.region, service, ...one })
  const resources: Resource[] = []
  const gaps: Gap[] = []
  let characters = 0
  try {
    for await (const collected of collector.collect(clients.recording(log), where)) {
      if (collected.kind === 'gap') {
        gaps.push(gap(collected.gap))
        continue
      }
      characters += JSON.stringify(collected.resource).length
      if (resources.length >= resourcesAtMost || characters > charactersAtMost) {
        gaps.push(gap(tooMuch(collector, resources.length)))
        break
      }
      resources.push(collected.resource)
    }
  } catch (error) {
    gaps.push(gap({ action: `${service}:*`, outcome: outcomeOf(error, region), reason: errorText(error), types: collector.types }))
  }
  return {
    account,
    region: scope.region,
    service,
    takenAt: new Date(takenAt).toISOString(),
    types: collector.types,
    resources,
    gaps,
    calls: log.records(),
  }
}

function tooMuch(collector: Collector, kept: number): Extract<Collected, { kind: 'gap' }>['gap'] {
  return {
    action: `${collector.service}:*`,
    outcome: 'error',
    reason: `there is more than one unit holds (${resourcesAtMost} resources or ${charactersAtMost} characters); the first ${kept} were kept`,
    types: collector.types,
  }
}
