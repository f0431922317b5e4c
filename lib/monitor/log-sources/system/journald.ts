import type { Normalised } from '../../event.ts'
import { type ForeignRecord, own, text } from '../foreign-record.ts'
import type { LineContext } from './line-context.ts'
import { syslogEvents } from './syslog.ts'

/** Whether a record is an entry of systemd's journal as JSON (systemd.journal-fields(7)): Amazon Linux 2023 has no other log by default. */
export function isJournal(record: ForeignRecord): boolean {
  return (
    Object.hasOwn(record, 'MESSAGE') &&
    ['SYSLOG_IDENTIFIER', '_COMM', '_TRANSPORT', '__REALTIME_TIMESTAMP'].some((key) => Object.hasOwn(record, key))
  )
}

/** An entry of the journal, read as the syslog line that it stands for. */
export function journalEntry(record: ForeignRecord, context: LineContext): readonly Normalised[] {
  const message = text(own(record, 'MESSAGE'))
  if (message === null) return [{ ok: false, reason: 'MESSAGE is no text; wanted one (journald writes bytes that are no UTF-8 as a list)' }]
  const priority = digits(own(record, 'PRIORITY'), 1)
  const facility = digits(own(record, 'SYSLOG_FACILITY'), 3)
  const microseconds = digits(own(record, '__REALTIME_TIMESTAMP') ?? own(record, '_SOURCE_REALTIME_TIMESTAMP'), 17)
  const line = {
    time: microseconds === undefined ? undefined : Math.floor(microseconds / 1000),
    yearless: undefined,
    host: text(own(record, '_HOSTNAME')),
    program: text(own(record, 'SYSLOG_IDENTIFIER')) ?? text(own(record, '_COMM')),
    pid: text(own(record, '_PID')) ?? text(own(record, 'SYSLOG_PID')),
    message,
    priority: priority === undefined ? null : (facility ?? 1) * 8 + priority,
  }
  return syslogEvents(line, record, context)
}

function digits(value: unknown, most: number): number | undefined {
  const written = typeof value === 'number' ? String(value) : value
  return typeof written === 'string' && written.length <= most && /^\d+$/.test(written) ? Number(written) : undefined
}
