/** Pages of one listing at most: 100 items a page make a million, more than any account may hold of what is read here. */
const pagesAtMost = 10_000
/** AWS may answer an empty page with a token now and then; this many in a row is a listing that does not move. */
const emptyInARow = 100

/** A listing that does not come to its end. */
export class PagingError extends Error {
  constructor(detail: string) {
    super(`The listing was cut short: ${detail}. What was read is kept, the rest counts as not seen.`)
    this.name = 'PagingError'
  }
}

/** One page: its items and the token of the next, if there is one. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | undefined
}

/**
 * The pages of a listing from `start` on (undefined: from the beginning), fetched as they are asked for. Ends with `PagingError` instead of
 * looping for ever: on a token that comes again, on too many pages, on too many empty ones.
 */
export async function* eachPage<Item>(
  fetch: (token: string | undefined) => Promise<Page<Item>>,
  start: string | undefined,
): AsyncGenerator<Page<Item>> {
  const tokens = new Set<string>()
  let token = start
  let empty = 0
  for (let page = 0; page < pagesAtMost; page++) {
    const { items, next: given } = await fetch(token)
    const next = given === '' ? undefined : given
    yield { items, next }
    if (next === undefined) return
    if (tokens.has(next)) throw new PagingError(`page ${page + 1} gave a token that an earlier page gave too`)
    empty = items.length === 0 ? empty + 1 : 0
    if (empty >= emptyInARow) throw new PagingError(`${emptyInARow} pages in a row were empty and had a token`)
    tokens.add(next)
    token = next
  }
  throw new PagingError(`it has more than ${pagesAtMost} pages`)
}

/** All items of a paged listing; ends as `eachPage` does. */
export async function* pages<Item>(fetch: (token: string | undefined) => Promise<Page<Item>>): AsyncGenerator<Item> {
  for await (const { items } of eachPage(fetch, undefined)) yield* items
}
