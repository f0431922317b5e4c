import type { MonitoringFinding } from '#lib/findings/finding.ts'
import type { Incident } from '#lib/findings/incident.ts'
import { IncidentStore } from '#lib/findings/incident-store.ts'
import { IncidentMap } from './incident-map.ts'
import { StateMap } from './state-map.ts'

/** The stories of findings that are all known, in order of their beginning: what the deployed service would tell of them. */
export async function incidentsOf(findings: AsyncIterable<MonitoringFinding>): Promise<readonly Incident[]> {
  const items = new IncidentMap()
  // One clock for all: links end by event time alone.
  const store = new IncidentStore(items, new StateMap(), { now: () => 0, random: () => 0, sleep: async () => undefined })
  for await (const finding of findings) await store.join(finding)
  const incidents = await items.latest(Number.POSITIVE_INFINITY)
  return incidents.toSorted((a, b) => (a.firstSeen < b.firstSeen ? -1 : a.firstSeen > b.firstSeen ? 1 : a.id < b.id ? -1 : 1))
}
