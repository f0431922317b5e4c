/** What an update writes. */
export interface StateChange<Value, Result> {
  readonly next: Value
  readonly result: Result
  /** Milliseconds on the clock of `now`: the item may be forgotten after it. */
  readonly expiresAt: number
  /** When the key wants to be looked at again, milliseconds on the same clock. @default never: only something new changes it */
  readonly dueAt?: number
}

/**
 * Port for what detections remember between events: sliding windows, baselines, first-seen sets. One key is one item,
 * read and written whole under a conditional write, so concurrent Lambdas on the same group agree. Memory on one machine
 * (`lib/local/state-map.ts`), DynamoDB in AWS (`lib/aws/state-table.ts`).
 */
export interface DetectionState {
  /**
   * Reads the JSON value under `key` (undefined when there is none or it has expired by `now`), lets `change` compute the
   * next value and a result, and writes it back; repeats when somebody else wrote in between, so `change` must be pure.
   * Times are compared in code; nothing relies on DynamoDB's TTL having run.
   */
  update<Value, Result>(key: string, change: (current: Value | undefined) => StateChange<Value, Result>, now: number): Promise<Result>
  /** The value under `key`; undefined when there is none or it has expired by `now`. */
  read<Value>(key: string, now: number): Promise<Value | undefined>
  /** Keys whose time has come, at most `limit`, those that have waited longest first; expired ones among them. */
  due(now: number, limit: number): Promise<readonly string[]>
}
