import type { Collected, Resource } from '#lib/audit/snapshot.ts'
import type { CollectorScope } from '../collector.ts'
import { GoneError, gapOf, UnreadableError } from './detail.ts'
import { inOrder } from './in-order.ts'
import { eachPage, type Page } from './pages.ts'

/** One listing of a collector. */
export interface Listing<Item> {
  /** IAM-style name of the listing call, `rds:DescribeDBInstances`; names the gap when it is refused, and the place to go on from. */
  readonly action: string
  /** Types that it lists: they are incomplete when it does not come to its end. */
  readonly types: readonly string[]
  /** One page; throws what the SDK throws, and on an answer without its list (an empty account answers with an empty list). */
  readonly page: (token: string | undefined) => Promise<Page<Item>>
  /**
   * The resource(s) of an item; undefined leaves the item out (e.g. not of this kind). Throws `GoneError` when it was deleted since it
   * was listed, `UnreadableError` when a call failed without which it cannot be told; any other error makes a gap on the types, and the rest goes on.
   */
  readonly read: (item: Item) => Promise<Resource | readonly Resource[] | undefined> | Resource | readonly Resource[] | undefined
  /** Items read at a time. @default 4 */
  readonly width?: number
}

/**
 * Everything of one listing: resources, gaps, and after each page how far it has come, so that a later unit of work can go on from there.
 * Skips the listing when an earlier unit has done it. A collector with several listings yields them one after the other.
 */
export async function* listed<Item>(scope: CollectorScope, listing: Listing<Item>): AsyncGenerator<Collected> {
  const { action, types, width = 4 } = listing
  const { resume } = scope
  if (resume?.done.includes(action)) return
  try {
    for await (const { items, next } of eachPage(listing.page, resume?.listing === action ? resume.token : undefined)) {
      const touched = scope.touches ? items.filter((item) => scope.touches?.(types, item)) : items
      for await (const collected of inOrder(touched, width, (item) => readOne(scope, listing, item))) yield* collected
      if (next !== undefined) yield { kind: 'progress', listing: action, next }
    }
  } catch (error) {
    yield gapOf(action, scope.region, error, types)
  }
  yield { kind: 'progress', listing: action, next: undefined }
}

async function readOne<Item>(scope: CollectorScope, { action, types, read }: Listing<Item>, item: Item): Promise<readonly Collected[]> {
  try {
    const resources = await read(item)
    if (resources === undefined) return []
    return (Array.isArray(resources) ? (resources as readonly Resource[]) : [resources as Resource]).map((resource) => ({
      kind: 'resource',
      resource,
    }))
  } catch (error) {
    if (error instanceof GoneError) return []
    return error instanceof UnreadableError
      ? [gapOf(error.action, scope.region, error.cause, types)]
      : [gapOf(action, scope.region, error, types)]
  }
}
