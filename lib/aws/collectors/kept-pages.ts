import type { Page } from './pages.ts'

/**
 * Pages that are fetched once and handed out again: for a second listing over the same parents (stages of APIs, listeners of load
 * balancers). They stay in memory, so `keep` should hold no more of an item than the second listing needs. A failure is handed out again too.
 */
export function keptPages<Item>(
  fetch: (token: string | undefined) => Promise<Page<Item>>,
): (token: string | undefined) => Promise<Page<Item>> {
  const kept = new Map<string | undefined, Promise<Page<Item>>>()
  return (token) => {
    const known = kept.get(token)
    if (known) return known
    const page = fetch(token)
    kept.set(token, page)
    return page
  }
}

/** The list of an answer with the token of the next page. Throws where the answer holds none: an empty account answers with an empty list. */
export function pageOf<Item>(items: readonly Item[] | undefined, next: string | undefined, what: string): Page<Item> {
  if (!items) throw new Error(`the answer holds no list of ${what}`)
  return { items, next }
}
