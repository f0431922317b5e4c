/**
 * A bag of numbers that gives the n-th smallest, in time logarithmic in how many different ones there may be: a Fenwick tree over
 * their ranks (Fenwick, A New Data Structure for Cumulative Frequency Tables, 1994).
 */
export class OrderedNumbers {
  readonly #values: Float64Array
  readonly #tree: Int32Array
  size = 0

  /** `possible` are the numbers that will ever be added. */
  constructor(possible: Iterable<number>) {
    this.#values = Float64Array.from(new Set(possible)).sort()
    this.#tree = new Int32Array(this.#values.length + 1)
  }

  /** Adds (or with -1 takes away) one of the possible numbers. */
  add(number: number, times: 1 | -1): void {
    this.size += times
    for (let rank = this.#rankOf(number) + 1; rank < this.#tree.length; rank += rank & -rank)
      this.#tree[rank] = (this.#tree[rank] ?? 0) + times
  }

  /** The `place`-th smallest, counted from 1; undefined when there are fewer. */
  at(place: number): number | undefined {
    let rank = 0
    let left = place
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.#values.length))); step >= 1; step /= 2) {
      const below = this.#tree[rank + step]
      if (below !== undefined && below < left) {
        rank += step
        left -= below
      }
    }
    return this.#values[rank]
  }

  #rankOf(number: number): number {
    let [low, high] = [0, this.#values.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#values[middle] as number) < number) low = middle + 1
      else high = middle
    }
    return low
  }
}
