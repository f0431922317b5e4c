import type { Finding } from '@aws-sdk/client-inspector2'
import type { CollectorScope } from '../collector.ts'
import type { Detail } from './detail.ts'

/** Findings of a region that are read at most: 500 pages of 100. */
const findingsAtMost = 50_000
/** Ids of weaknesses kept of one thing. */
const idsAtMost = 10

/** What was found in one thing. */
interface Weaknesses {
  readonly type: string
  readonly id: string
  readonly counts: { Medium: number; High: number; Critical: number }
  severeFixable: number
  exploitable: number
  reachable: number
  readonly ids: Set<string>
  oldestSevere: Date | undefined
}

/** The properties of `Keepwatch::Inspector2::Finding`. */
export interface WeaknessSummary {
  readonly arn: string
  readonly observed: Readonly<Record<'ResourceType' | 'ResourceId' | 'Counts' | 'SevereFixable' | 'Exploitable', Detail<unknown>>> &
    Readonly<Record<'NetworkReachable' | 'TopVulnerabilities' | 'OldestSevere', Detail<unknown>>>
}

/**
 * Sums up findings, the most severe first, for each thing; memory grows with the things, not with what was found in them. `stoppedBy` says
 * why not all were read; never throws.
 */
export async function sumUp(
  findings: AsyncIterable<Finding>,
  scope: CollectorScope,
): Promise<{ readonly summaries: readonly WeaknessSummary[]; readonly stoppedBy: unknown }> {
  const found = new Map<string, Weaknesses>()
  let read = 0
  let stoppedBy: unknown
  try {
    for await (const finding of findings) {
      if (++read > findingsAtMost)
        throw new Error(`the region has more than ${findingsAtMost} open findings; the least severe were not read`)
      for (const { id, type } of finding.resources ?? []) if (id) add(weaknessesOf(found, id, type ?? 'OTHER'), finding)
    }
  } catch (error) {
    stoppedBy = error
  }
  return { summaries: [...found.values()].map((weaknesses) => summary(weaknesses, scope)), stoppedBy }
}

function weaknessesOf(found: Map<string, Weaknesses>, id: string, type: string): Weaknesses {
  const known = found.get(id)
  if (known) return known
  const made: Weaknesses = {
    type,
    id,
    counts: { Medium: 0, High: 0, Critical: 0 },
    severeFixable: 0,
    exploitable: 0,
    reachable: 0,
    ids: new Set(),
    oldestSevere: undefined,
  }
  found.set(id, made)
  return made
}

function add(weaknesses: Weaknesses, finding: Finding): void {
  const { severity, firstObservedAt: seen } = finding
  const isSevere = severity === 'CRITICAL' || severity === 'HIGH'
  if (severity === 'CRITICAL') weaknesses.counts.Critical++
  else if (severity === 'HIGH') weaknesses.counts.High++
  else weaknesses.counts.Medium++
  // PARTIAL: some of the packages have a mended version.
  if (isSevere && (finding.fixAvailable === 'YES' || finding.fixAvailable === 'PARTIAL')) weaknesses.severeFixable++
  if (finding.exploitAvailable === 'YES') weaknesses.exploitable++
  if (finding.type === 'NETWORK_REACHABILITY') weaknesses.reachable++
  const id = finding.packageVulnerabilityDetails?.vulnerabilityId
  if (id && weaknesses.ids.size < idsAtMost) weaknesses.ids.add(id.slice(0, 100))
  if (isSevere && seen && (weaknesses.oldestSevere === undefined || seen < weaknesses.oldestSevere)) weaknesses.oldestSevere = seen
}

/** Inspector names instances by their id and everything else by its ARN. */
function summary(weaknesses: Weaknesses, { partition, region, account }: CollectorScope): WeaknessSummary {
  const { id, type } = weaknesses
  const arn = type === 'AWS_EC2_INSTANCE' && !id.startsWith('arn:') ? `arn:${partition}:ec2:${region}:${account}:instance/${id}` : id
  return {
    arn: arn.startsWith('arn:') ? arn : `arn:${partition}:inspector2:${region}:${account}:resource/${id}`,
    observed: {
      ResourceType: { value: type },
      ResourceId: { value: id },
      Counts: { value: weaknesses.counts },
      SevereFixable: { value: weaknesses.severeFixable },
      Exploitable: { value: weaknesses.exploitable },
      NetworkReachable: { value: weaknesses.reachable },
      TopVulnerabilities: { value: [...weaknesses.ids] },
      OldestSevere: { value: weaknesses.oldestSevere?.toISOString() ?? null },
    },
  }
}
