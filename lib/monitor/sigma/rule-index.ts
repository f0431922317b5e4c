import type { SecurityEvent } from '../event.ts'
import type { Anchor } from './clause.ts'
import { fold } from './pattern.ts'
import { textOf, valueAt } from './value-text.ts'

const none: readonly never[] = []

/**
 * An index by event name and event source, so that an event meets only the items that it may match. Items without either
 * anchor meet every event; so does, with every item, an event whose name or source is no single text.
 */
export function indexRules<Item>(items: readonly Item[], anchorOf: (item: Item) => Anchor): (event: SecurityEvent) => readonly Item[] {
  const byName = new Map<string, Item[]>()
  const bySource = new Map<string, Item[]>()
  const anywhere: Item[] = []
  const add = (map: Map<string, Item[]>, keys: ReadonlySet<string>, item: Item): void => {
    for (const key of keys) {
      const list = map.get(key)
      if (list) list.push(item)
      else map.set(key, [item])
    }
  }
  for (const item of items) {
    const { eventName, eventSource } = anchorOf(item)
    if (eventName) add(byName, eventName, item)
    else if (eventSource) add(bySource, eventSource, item)
    else anywhere.push(item)
  }
  return ({ fields }) => {
    const name = valueAt(fields, 'eventName')
    const source = valueAt(fields, 'eventSource')
    if (Array.isArray(name) || Array.isArray(source)) return items
    const named = byName.get(fold(textOf(name) ?? '')) ?? none
    const sourced = bySource.get(fold(textOf(source) ?? '')) ?? none
    if (named.length === 0 && sourced.length === 0) return anywhere
    return [...named, ...sourced, ...anywhere]
  }
}
