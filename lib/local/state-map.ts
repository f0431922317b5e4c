import type { DetectionState } from '#lib/monitor/detection-state.ts'

/** What detections remember, in memory: for the command line, where a run keeps nothing. */
export class StateMap implements DetectionState {
  readonly #values = new Map<string, { value: unknown; expiresAt: number }>()

  async update<Value, Result>(
    key: string,
    change: (current: Value | undefined) => { readonly next: Value; readonly result: Result; readonly expiresAt: number },
    now: number,
  ): Promise<Result> {
    const stored = this.#values.get(key)
    const current = stored && stored.expiresAt > now ? (stored.value as Value) : undefined
    const { next, result, expiresAt } = change(current)
    this.#values.set(key, { value: next, expiresAt })
    return result
  }
}
