import type { Told } from '../change.ts'
import { plainText, settled } from '../noise.ts'
import { listWords, shortText, shownAt, valueWords } from '../shown-value.ts'
import { isObject } from './describe.ts'

/** Places inside a property that are told one by one. */
const leavesAtMost = 20
const deepest = 12
const elementsShown = 3

interface Leaf {
  readonly path: readonly string[]
  readonly was: unknown
  readonly is: unknown
}

/** A difference as it is, for whatever nobody has words for: `property X.Y of bucket z changed from A to B`. `was` and `is` are settled. */
export function tellPlainly(property: string, was: unknown, is: unknown, words: string): readonly Told[] {
  const leaves: Leaf[] = []
  collect([property], was, is, leaves)
  return leaves.map((leaf, index): Told => {
    const path = leaf.path.map((name) => shortText(name, 100)).join('.')
    const rest = index === leavesAtMost - 1 ? ', and more in it' : ''
    return {
      sentence: `property ${shortText(path, 300)} of ${words} ${difference(leaf)}${rest}`,
      weight: property === 'Tags' ? 'informational' : 'low',
      effect: 'neutral',
      properties: [path],
      before: leaf.was === undefined ? undefined : shownAt(leaf.path, leaf.was),
      after: leaf.is === undefined ? undefined : shownAt(leaf.path, leaf.is),
    }
  })
}

/** The innermost places where two values differ; lists are one place. */
function collect(path: readonly string[], was: unknown, is: unknown, leaves: Leaf[]): void {
  if (leaves.length >= leavesAtMost || plainText(was) === plainText(is)) return
  if (isObject(was) && isObject(is) && path.length < deepest) {
    const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort()
    for (const name of names) collect([...path, name], ownOf(was, name), ownOf(is, name), leaves)
  } else leaves.push({ path, was, is })
}

const ownOf = (bag: Readonly<Record<string, unknown>>, name: string): unknown => (Object.hasOwn(bag, name) ? bag[name] : undefined)

function difference({ path, was, is }: Leaf): string {
  if (Array.isArray(was) && Array.isArray(is)) {
    const [gained, lost] = [elementsOnlyIn(is, was), elementsOnlyIn(was, is)]
    const list = (values: readonly unknown[]): string =>
      listWords(
        values.map((value) => valueWords(value, path)),
        elementsShown,
      )
    const parts = [...(gained.length > 0 ? [`gained ${list(gained)}`] : []), ...(lost.length > 0 ? [`lost ${list(lost)}`] : [])]
    return parts.length > 0 ? parts.join(' and ') : 'has another order'
  }
  if (was === undefined) return `was set to ${valueWords(is, path)}`
  if (is === undefined) return `was taken away (it was ${valueWords(was, path)})`
  return `changed from ${valueWords(was, path)} to ${valueWords(is, path)}`
}

/** Elements of a list that the other has not, or has less often. */
function elementsOnlyIn(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const counts = new Map<string, number>()
  for (const one of other) counts.set(plainText(settled(one)), (counts.get(plainText(settled(one))) ?? 0) + 1)
  return list.filter((one) => {
    const text = plainText(settled(one))
    const left = counts.get(text) ?? 0
    counts.set(text, left - 1)
    return left <= 0
  })
}
