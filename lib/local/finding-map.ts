import type { Finding } from '#lib/findings/finding.ts'
import type { FindingItems, FindingQuery, StoredFinding } from '#lib/findings/finding-items.ts'
import { pendingAlerts } from '#lib/findings/outbox.ts'

/** The findings table in memory, with the same conditional writes: for the command line, where a run keeps nothing. */
export class FindingMap implements FindingItems {
  readonly #items = new Map<string, StoredFinding>()

  async get(id: string): Promise<StoredFinding | undefined> {
    return this.#items.get(id)
  }

  async put(finding: Finding, expected: number | undefined): Promise<boolean> {
    if (this.#items.get(finding.id)?.revision !== expected) return false
    this.#items.set(finding.id, { finding, revision: (expected ?? 0) + 1 })
    return true
  }

  async pending(before: string, limit: number): Promise<readonly StoredFinding[]> {
    const owedAt = (stored: StoredFinding): string => pendingAlerts(stored.finding)[0]?.owedAt ?? '~'
    return [...this.#items.values()]
      .filter((stored) => owedAt(stored) < before)
      .sort((a, b) => (owedAt(a) < owedAt(b) ? -1 : 1))
      .slice(0, limit)
  }

  async *list(query: FindingQuery): AsyncIterable<Finding> {
    for (const { finding } of this.#items.values()) {
      if (query.kind && finding.kind !== query.kind) continue
      if (query.account && finding.account !== query.account) continue
      if (query.open && finding.workflow === 'resolved') continue
      yield finding
    }
  }
}
