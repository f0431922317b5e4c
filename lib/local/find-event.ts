import { existsSync } from 'node:fs'
import type { SecurityEvent } from '#lib/monitor/event.ts'
import { readEventBatches } from '#lib/monitor/log-sources/event-batches.ts'
import { FileSourceError, fileSources } from './file-sources.ts'

/** Event ids named when a file has more than one event. */
const named = 3

/**
 * The one event of a file or of standard input (`-`), or the event with an id (`FILE#ID`). Throws FileSourceError, which says what
 * is there instead.
 */
export async function findEvent(place: string): Promise<SecurityEvent> {
  const { path, id } = splitPlace(place)
  const events: SecurityEvent[] = []
  let [count, reason] = [0, '']
  for await (const source of fileSources([path])) {
    for await (const batch of readEventBatches(source.open(), { name: source.name })) {
      for (const event of batch.events) {
        if (event.id === id) return event
        count++
        if (events.length < named) events.push(event)
      }
      reason ||= batch.setAside[0]?.reason ?? ''
    }
  }
  const [only] = events
  if (id !== undefined)
    throw new FileSourceError(`${JSON.stringify(path)} has no event with the id ${JSON.stringify(id)}, but ${count} others.`)
  if (!only)
    throw new FileSourceError(
      `${JSON.stringify(path)} has no event${reason && `: ${reason}`}. Wanted: one event, e.g. a CloudTrail record.`,
    )
  if (count > 1) {
    const ids = events.map((event) => JSON.stringify(`${path}#${event.id}`)).join(', ')
    throw new FileSourceError(`${JSON.stringify(path)} has ${count} events. Wanted: one, or the id of one of them, e.g. ${ids}.`)
  }
  return only
}

/** `FILE#ID`, unless a file has that very name. */
function splitPlace(place: string): { readonly path: string; readonly id?: string } {
  const mark = place.lastIndexOf('#')
  if (mark <= 0 || existsSync(place)) return { path: place }
  return { path: place.slice(0, mark), id: place.slice(mark + 1) }
}
