import type { SecurityEvent } from '../event.ts'
import { normaliseEventBridge } from './event-bridge.ts'
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
  try {
    return normaliseEventBridge(JSON.parse(body))
  } catch (error) {
    // V8 reports nesting that is too deep as a RangeError; both mean that this is no event of AWS.
    return [{ ok: false, reason: `not readable as JSON: ${(error as Error).message.slice(0, 200)}` }]
  }
}
