import { expect, test, vi } from 'vitest'
import { inOrder } from '#lib/aws/collectors/in-order.ts'
import { type Page, PagingError, pages } from '#lib/aws/collectors/pages.ts'

/** A listing whose token is the position of the next page. */
const listing = (list: readonly Page<string>[]) => async (token: string | undefined) =>
  list[Number(token ?? 0)] ?? { items: [], next: undefined }

test('all pages, in order, an empty one with a token among them', async () => {
  const fetch = listing([
    { items: ['a', 'b'], next: '1' },
    { items: [], next: '2' },
    { items: ['c'], next: undefined },
  ])
  expect(await Array.fromAsync(pages(fetch))).toEqual(['a', 'b', 'c'])
})

test('an empty token ends it', async () => {
  expect(await Array.fromAsync(pages(listing([{ items: ['a'], next: '' }])))).toEqual(['a'])
})

const endless: readonly [string, (token: string | undefined) => Promise<Page<string>>][] = [
  ['a token that comes again', async () => ({ items: ['a'], next: 'same' })],
  ['two tokens in turn', async (token) => ({ items: ['a'], next: token === 'x' ? 'y' : 'x' })],
  ['empty pages for ever', async (token) => ({ items: [], next: String(Number(token ?? 0) + 1) })],
  ['pages for ever', async (token) => ({ items: ['a'], next: String(Number(token ?? 0) + 1) })],
]

test.each(endless)('%s: what was read is given, then an error', async (_, fetch) => {
  const seen: string[] = []
  const reading = async () => {
    for await (const item of pages(fetch)) seen.push(item)
  }
  await expect(reading()).rejects.toThrow(PagingError)
  expect(seen.length).toBeLessThanOrEqual(10_000)
})

test('a page is fetched only when it is wanted', async () => {
  const fetch = vi.fn(
    listing([
      { items: ['a', 'b'], next: '1' },
      { items: ['c'], next: undefined },
    ]),
  )
  const reader = pages(fetch)
  await reader.next()
  await reader.next()
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('results come in the order of the items, with at most `width` at a time', async () => {
  let running = 0
  let most = 0
  const read = async (item: number) => {
    most = Math.max(most, ++running)
    await new Promise((done) => setTimeout(done, 20 - item))
    running--
    return item * 2
  }
  expect(await Array.fromAsync(inOrder([1, 2, 3, 4, 5, 6, 7], 3, read))).toEqual([2, 4, 6, 8, 10, 12, 14])
  expect(most).toBe(3)
})

test('a listing that breaks off still gives the results that were under way', async () => {
  async function* broken() {
    yield 1
    yield 2
    throw new Error('broken off')
  }
  const seen: number[] = []
  const reading = async () => {
    for await (const item of inOrder(broken(), 5, async (one) => one)) seen.push(item)
  }
  await expect(reading()).rejects.toThrow('broken off')
  expect(seen).toEqual([1, 2])
})

test('an error of one item ends the reading and leaves no rejection unhandled', async () => {
  const read = async (item: number) => {
    if (item > 1) throw new Error(`item ${item}`)
    return item
  }
  await expect(Array.fromAsync(inOrder([1, 2, 3, 4], 4, read))).rejects.toThrow('item 2')
})
