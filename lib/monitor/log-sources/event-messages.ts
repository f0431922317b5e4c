import type { SecurityEvent } from '../event.ts'
import { normaliseEventBridge } from './event-bridge.ts'
import { nestsDeeper } from './json-nesting.ts'
import { defaultReadLimits } from './read-limits.ts'
import type { SetAsideRecord } from './read-records.ts'

/** A queue message that carries one EventBridge event as JSON. */
export interface EventMessage {
  /** Message id, for whoever looks at what was set aside. */
  readonly name: string
  readonly body: string
}

/** The events of queue messages; what is no readable event is given back with the reason, never thrown. */
export function readEventMessages(messages: readonly EventMessage[]): {
  readonly events: readonly SecurityEvent[]
  readonly unreadable: readonly SetAsideRecord[]
} {
  const events: SecurityEvent[] = []
  const unreadable: SetAsideRecord[] = []
  for (const { name, body } of messages) {
    const refuse = (reason: string): number =>
      unreadable.push({ kind: 'set-aside', name, record: null, reason, sample: body.slice(0, 500) })
    for (const result of parse(body)) {
      if (result.ok) events.push(result.event)
      else refuse(result.reason)
    }
  }
  return { events, unreadable }
}

function parse(body: string): ReturnType<typeof normaliseEventBridge> {
  if (nestsDeeper(body, defaultReadLimits.maxDepth))
    return [{ ok: false, reason: `nested deeper than ${defaultReadLimits.maxDepth} levels; events of AWS stay below 30` }]
  try {
    return normaliseEventBridge(JSON.parse(body))
  } catch (error) {
    return [{ ok: false, reason: `not readable as JSON: ${(error as Error).message.slice(0, 200)}` }]
  }
}
