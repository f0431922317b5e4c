/**
 * Runs `work` on items, at most `lanes` at a time, and yields the results in the order of the items; holds no more than `lanes` results.
 * The first error ends it, after what was under way has ended.
 */
export async function* sideBySide<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  lanes: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  try {
    for await (const item of items) {
      const result = work(item)
      // Whoever waits for its turn gets the error then; until then it must not count as unhandled.
      result.catch(() => undefined)
      running.push(result)
      const first = running.length >= lanes ? running.shift() : undefined
      if (first) yield await first
    }
    for (let first = running.shift(); first; first = running.shift()) yield await first
  } finally {
    await Promise.allSettled(running)
  }
}
