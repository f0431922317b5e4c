import type { Normalised } from '../../event.ts'
import { auditdRecord, isAuditd } from './auditd.ts'
import type { LineContext } from './line-context.ts'
import { readSyslog } from './syslog.ts'
import { syslogLine } from './syslog-line.ts'

/** The events of a line of a system log: a record of auditd, or a syslog line. Undefined when it is neither. */
export function readSystemText(line: string, context: LineContext): readonly Normalised[] | undefined {
  return isAuditd(line) ? [auditdRecord(line, context)] : readSyslog(line, context)
}

/** Whether a line is one of those. */
export function isSystemText(line: string): boolean {
  return isAuditd(line) || syslogLine(line) !== undefined
}
