import type { Incident } from '#lib/findings/incident.ts'
import type { IncidentItems, StoredIncident } from '#lib/findings/incident-items.ts'
import { pendingAlerts } from '#lib/findings/outbox.ts'

/** Incidents in memory, with the same conditional writes: for the command line, where a run keeps nothing. */
export class IncidentMap implements IncidentItems {
  readonly #items = new Map<string, StoredIncident>()

  async get(id: string): Promise<StoredIncident | undefined> {
    return this.#items.get(id)
  }

  async put(incident: Incident, expected: number | undefined): Promise<boolean> {
    if (this.#items.get(incident.id)?.revision !== expected) return false
    this.#items.set(incident.id, { incident, revision: (expected ?? 0) + 1 })
    return true
  }

  async pending(before: string, limit: number): Promise<readonly StoredIncident[]> {
    const owedAt = ({ incident }: StoredIncident): string => pendingAlerts(incident)[0]?.owedAt ?? '~'
    return [...this.#items.values()]
      .filter((stored) => owedAt(stored) < before)
      .sort((a, b) => (owedAt(a) < owedAt(b) ? -1 : 1))
      .slice(0, limit)
  }

  async latest(limit: number): Promise<readonly Incident[]> {
    return [...this.#items.values()]
      .map(({ incident }) => incident)
      .filter(({ mergedInto }) => mergedInto === undefined)
      .sort((a, b) => (a.lastSeen > b.lastSeen ? -1 : a.lastSeen < b.lastSeen ? 1 : a.id < b.id ? -1 : 1))
      .slice(0, limit)
  }
}
