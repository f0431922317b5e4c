/** Yes, no, or a yes that hangs on keys of the request that nobody named. */
export type Ternary = true | false | Unknown

/** Keys, in lower case, that decide. */
export class Unknown {
  readonly keys: readonly string[]

  constructor(keys: readonly string[]) {
    this.keys = keys
  }
}

/** Yes when all are: one no decides, whatever is not known. Stops at the first no. */
export function every<Item>(items: Iterable<Item>, test: (item: Item) => Ternary): Ternary {
  let unknown: Unknown | undefined
  for (const item of items) {
    const answer = test(item)
    if (answer === false) return false
    if (answer !== true) unknown = joined(unknown, answer)
  }
  return unknown ?? true
}

/** Yes when one is: one yes decides, whatever is not known. Stops at the first yes. */
export function some<Item>(items: Iterable<Item>, test: (item: Item) => Ternary): Ternary {
  let unknown: Unknown | undefined
  for (const item of items) {
    const answer = test(item)
    if (answer === true) return true
    if (answer !== false) unknown = joined(unknown, answer)
  }
  return unknown ?? false
}

/** The opposite; what is not known stays so. */
export function not(answer: Ternary): Ternary {
  return answer instanceof Unknown ? answer : !answer
}

/** What hangs on either. */
export function joined(one: Unknown | undefined, other: Unknown): Unknown {
  return one ? new Unknown([...new Set([...one.keys, ...other.keys])]) : other
}
