import type { CorrelationDocument } from './document.ts'
import { ExactSum } from './exact-sum.ts'
import { OrderedNumbers } from './ordered-numbers.ts'

/** What an event counts as: value_count its values, temporal the positions of its rules, the numeric types its numbers, event_count nothing. */
export type Marks = readonly string[]

/** What is counted of the events of a window, kept up to date as the window slides. */
export interface Tally {
  add(marks: Marks): void
  /** Takes away what was added before. */
  remove(marks: Marks): void
  /** The number that the condition judges; undefined when there is nothing to judge. */
  value(): number | undefined
}

/** Separates the numbers of one event in its mark. */
const separator = ' '

/** The mark of the numbers that one event brings. */
export function numbersMark(numbers: readonly number[]): string {
  return numbers.join(separator)
}

function numbersOf(marks: Marks): number[] {
  return marks.flatMap((mark) => mark.split(separator).map(Number))
}

/** The tally of a correlation. `all` are the marks of every entry that may be added. */
export function tallyOf({ type, percentile = 50 }: Pick<CorrelationDocument, 'type' | 'percentile'>, all: () => Iterable<Marks>): Tally {
  switch (type) {
    case 'event_count':
      return new EventCount()
    case 'value_sum':
      return new NumberTally(type)
    case 'value_avg':
      return new NumberTally(type)
    case 'value_percentile':
      return new PercentileTally(percentile, all())
    default:
      return new DistinctTally()
  }
}

class EventCount implements Tally {
  #count = 0

  add(): void {
    this.#count++
  }

  remove(): void {
    this.#count--
  }

  value(): number {
    return this.#count
  }
}

class DistinctTally implements Tally {
  readonly #uses = new Map<string, number>()

  add(marks: Marks): void {
    for (const mark of marks) this.#uses.set(mark, (this.#uses.get(mark) ?? 0) + 1)
  }

  remove(marks: Marks): void {
    for (const mark of marks) {
      const left = (this.#uses.get(mark) ?? 0) - 1
      if (left > 0) this.#uses.set(mark, left)
      else this.#uses.delete(mark)
    }
  }

  value(): number {
    return this.#uses.size
  }
}

class NumberTally implements Tally {
  readonly #sum = new ExactSum()
  readonly #average: boolean
  #count = 0

  constructor(type: 'value_sum' | 'value_avg') {
    this.#average = type === 'value_avg'
  }

  add(marks: Marks): void {
    for (const number of numbersOf(marks)) {
      this.#sum.add(number)
      this.#count++
    }
  }

  remove(marks: Marks): void {
    for (const number of numbersOf(marks)) {
      this.#sum.add(-number)
      this.#count--
    }
  }

  value(): number | undefined {
    if (this.#count === 0) return undefined
    return this.#average ? this.#sum.value() / this.#count : this.#sum.value()
  }
}

/** Percentile by the nearest rank: the smallest number of the window that at least that share of its numbers does not exceed. */
class PercentileTally implements Tally {
  readonly #numbers: OrderedNumbers
  readonly #share: number

  constructor(percentile: number, all: Iterable<Marks>) {
    this.#share = percentile / 100
    this.#numbers = new OrderedNumbers(Array.from(all).flatMap(numbersOf))
  }

  add(marks: Marks): void {
    for (const number of numbersOf(marks)) this.#numbers.add(number, 1)
  }

  remove(marks: Marks): void {
    for (const number of numbersOf(marks)) this.#numbers.add(number, -1)
  }

  value(): number | undefined {
    const { size } = this.#numbers
    return size === 0 ? undefined : this.#numbers.at(Math.max(1, Math.ceil(this.#share * size)))
  }
}
