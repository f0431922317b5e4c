import type { EventLogSource, Normalised } from '../../event.ts'
import { auditFields } from './audit-fields.ts'
import { hostEvent } from './host-event.ts'
import type { LineContext } from './line-context.ts'
import { syscallName } from './syscall-names.ts'

const logSource: EventLogSource = { product: 'linux', service: 'auditd' }
const header = /^(?:node=(\S{1,255}) )?type=([A-Z0-9_[\]]{1,64}) msg=audit\((\d{1,12})\.(\d{1,3}):(\d{1,20})\):/

/** Whether a text begins as auditd writes its records (auditd(8), audit.log). */
export function isAuditd(text: string): boolean {
  return (text.startsWith('type=') || text.startsWith('node=')) && header.test(text)
}

/**
 * One record of auditd as an event: several records (SYSCALL, EXECVE, PATH …) with one `serial` are one act, and each is an event.
 * Fields are auditd's own, values in hexadecimal decoded; `command` is the command line of EXECVE, PROCTITLE and USER_CMD in one,
 * and `SYSCALL` the name of the call, which enriched logs have and raw ones are given.
 */
export function auditdRecord(line: string, context: LineContext, host: string | null = null): Normalised {
  const [all = '', node, type = '', seconds, fraction = '', serial = ''] = header.exec(line) ?? []
  const fields = auditFields(type, line.slice(all.length))
  fields['type'] = type
  fields['serial'] = serial
  const name = node ?? host ?? context.logStream
  if (name !== null && name !== undefined) fields['host'] = name
  if (type === 'SYSCALL' && fields['SYSCALL'] === undefined) {
    const called = syscallName(fields['arch'], fields['syscall'])
    if (called !== undefined) fields['SYSCALL'] = called
  }
  const time = seconds === undefined ? undefined : Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'))
  const principal = named(fields['acct']) ?? named(fields['AUID']) ?? named(fields['UID']) ?? uidName(fields['auid'] ?? fields['uid'])
  return hostEvent({ logSource, time, principal, sourceAddress: fields['addr'], fields, content: line }, context)
}

function named(value: string | undefined): string | undefined {
  return value === undefined || value === '' || value === '?' || value === 'unset' || value === '(unknown)' ? undefined : value
}

/** 4294967295 (-1) is a process that nobody logged in for. */
function uidName(uid: string | undefined): string | undefined {
  return uid === undefined || uid === '4294967295' || uid === '-1' ? undefined : `uid ${uid.slice(0, 20)}`
}
