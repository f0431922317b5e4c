import type { Normalised } from '../../event.ts'
import { type ForeignRecord, own } from '../foreign-record.ts'
import { isJournal, journalEntry } from './journald.ts'
import { isKubernetesAudit, kubernetesAudit } from './kubernetes-audit.ts'
import type { LineContext } from './line-context.ts'
import { readSystemText } from './system-text.ts'
import { isWindowsEvent, windowsEvent } from './windows-event.ts'

/** Under which keys shippers put a whole line (Docker and Fluent Bit, Vector and Logstash). */
const wrappers = ['log', 'message'] as const

/**
 * The events of a JSON record of a system log: Kubernetes audit, Windows, systemd's journal, or a line of text that a shipper
 * wrapped. Undefined when it is none of them.
 */
export function readSystemRecord(record: ForeignRecord, context: LineContext): readonly Normalised[] | undefined {
  if (isKubernetesAudit(record)) return [kubernetesAudit(record, context)]
  if (isWindowsEvent(record)) return [windowsEvent(record, context)]
  if (isJournal(record)) return journalEntry(record, context)
  for (const key of wrappers) {
    const line = own(record, key)
    const read = typeof line === 'string' ? readSystemText(line.trimEnd(), context) : undefined
    if (read) return read
  }
  return undefined
}
