/**
 * Port for what detections remember between events: sliding windows, baselines, first-seen sets. One key is one item,
 * read and written whole under a conditional write, so concurrent Lambdas on the same group agree. Memory on one machine
 * (`lib/local/state-map.ts`), DynamoDB in AWS (`lib/aws/state-table.ts`).
 */
export interface DetectionState {
  /**
   * Reads the JSON value under `key` (undefined when there is none or it has expired by `now`), lets `change` compute the
   * next value and a result, and writes it back; repeats when somebody else wrote in between, so `change` must be pure.
   * `expiresAt` in milliseconds on the clock of `now`: the item may be forgotten after it. Times are compared in code;
   * nothing relies on DynamoDB's TTL having run.
   */
  update<Value, Result>(
    key: string,
    change: (current: Value | undefined) => { readonly next: Value; readonly result: Result; readonly expiresAt: number },
    now: number,
  ): Promise<Result>
}
