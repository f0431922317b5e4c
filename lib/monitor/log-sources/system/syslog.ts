import type { Normalised } from '../../event.ts'
import { auditdRecord, isAuditd } from './auditd.ts'
import { hostEvent } from './host-event.ts'
import type { LineContext } from './line-context.ts'
import { linuxMessage } from './linux-message.ts'
import { linuxSource } from './linux-services.ts'
import { latestBefore, type SyslogLine, syslogLine } from './syslog-line.ts'

/** rsyslog and sshd fold repeats into one line: each counts, up to here. */
const mostRepeats = 100
const repeated = /^message repeated (\d{1,9}) times: \[ ?(.*)\]$/s

/** The events of one syslog line: one, or as many as it says that the message was repeated. Undefined when it is no syslog line. */
export function readSyslog(line: string, context: LineContext): readonly Normalised[] | undefined {
  const taken = syslogLine(line)
  return taken && syslogEvents(taken, line, context)
}

/** The same of a line that is taken apart already; `content` is what the id is made of where the delivery gives none. */
export function syslogEvents(line: SyslogLine, content: unknown, context: LineContext): readonly Normalised[] {
  if (isAuditd(line.message)) return [auditdRecord(line.message, { ...context, ...(timeOf(line, context) ?? {}) }, line.host)]
  const [, times, inner] = repeated.exec(line.message) ?? []
  if (times === undefined || inner === undefined) return [oneEvent(line, content, context)]
  const count = Math.min(Math.max(Number(times), 1), mostRepeats)
  return Array.from({ length: count }, (_, index) =>
    oneEvent(
      { ...line, message: inner },
      [content, index],
      context.id === undefined || index === 0 ? context : { ...context, id: `${context.id}-${index}` },
    ),
  )
}

function oneEvent(line: SyslogLine, content: unknown, context: LineContext): Normalised {
  const { program, pid, message, priority } = line
  const logSource = linuxSource(program)
  const derived = linuxMessage(logSource.service, message)
  const host = line.host ?? context.logStream
  const fields = {
    ...(program === null ? {} : { program }),
    ...(pid === null ? {} : { pid }),
    ...(host === null ? {} : { host }),
    ...(priority === null ? {} : { facility: priority >> 3, severity: priority & 7 }),
    message,
    ...derived,
  }
  const principal = derived['by'] ?? derived['user']
  return hostEvent({ logSource, time: timeOf(line, context)?.time, principal, sourceAddress: derived['src_ip'], fields, content }, context)
}

/** The line's own time when it is whole, else the shipper's, else the latest year that fits. */
function timeOf({ time, yearless }: SyslogLine, context: LineContext): { readonly time: number } | undefined {
  if (time !== undefined) return { time }
  if (context.time !== undefined) return { time: context.time }
  return yearless && context.asOf !== undefined ? { time: latestBefore(yearless, context.asOf) } : undefined
}
