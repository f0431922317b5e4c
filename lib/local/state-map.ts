import type { DetectionState, StateChange } from '#lib/monitor/detection-state.ts'

interface Item {
  readonly value: unknown
  readonly expiresAt: number
  readonly dueAt: number | undefined
}

/** What detections remember, in memory: for one machine, where a run keeps nothing. */
export class StateMap implements DetectionState {
  readonly #items = new Map<string, Item>()

  async update<Value, Result>(
    key: string,
    change: (current: Value | undefined) => StateChange<Value, Result>,
    now: number,
  ): Promise<Result> {
    // Nothing is awaited between reading and writing, so no other update comes in between.
    const { next, result, expiresAt, dueAt } = change(this.#valueOf<Value>(key, now))
    this.#items.set(key, { value: next, expiresAt, dueAt })
    return result
  }

  async read<Value>(key: string, now: number): Promise<Value | undefined> {
    return this.#valueOf(key, now)
  }

  #valueOf<Value>(key: string, now: number): Value | undefined {
    const stored = this.#items.get(key)
    return stored && stored.expiresAt > now ? (stored.value as Value) : undefined
  }

  async due(now: number, limit: number): Promise<readonly string[]> {
    return [...this.#items]
      .flatMap(([key, { dueAt }]) => (dueAt !== undefined && dueAt <= now ? [{ key, dueAt }] : []))
      .sort((a, b) => a.dueAt - b.dueAt)
      .slice(0, limit)
      .map(({ key }) => key)
  }
}
