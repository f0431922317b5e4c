/**
 * Applies `read` to every item, up to `width` at a time, and yields the results in the order of the items. Holds at most `width`
 * results, so memory does not grow with the account.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  width: number,
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  const take = async (): Promise<Result> => (await running.shift()) as Result
  let listing: { readonly error: unknown } | undefined
  try {
    for await (const item of items) {
      const result = read(item)
      // Its turn to be awaited comes later; until then a failure must not count as unhandled.
      result.catch(() => undefined)
      running.push(result)
      if (running.length >= width) yield await take()
    }
  } catch (error) {
    listing = { error }
  }
  while (running.length > 0) yield await take()
  if (listing) throw listing.error
}
