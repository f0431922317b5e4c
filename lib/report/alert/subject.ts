import { placeName } from '../names.ts'
import type { Alert } from './alert.ts'
import { titleWithOutcome } from './headline.ts'

/** SNS wants fewer than 100 characters. */
const limit = 99

/**
 * Makes any text a subject that SNS and mail take: printable ASCII, at most 99 characters, beginning with a letter.
 * Accents are dropped, other characters become `?` (https://docs.aws.amazon.com/sns/latest/api/API_Publish.html).
 */
export function safeSubject(text: string): string {
  const ascii = text
    .slice(0, 1_000)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\x20-\x7e]+/gu, '?')
    .replace(/ {2,}/g, ' ')
    .trim()
  const lettered = /^[A-Za-z]/.test(ascii) ? ascii : `Keepwatch ${ascii}`.trim()
  return lettered.length <= limit ? lettered : `${lettered.slice(0, limit - 3).trimEnd()}...`
}

/** Subject of one alert: `ALARM: …` or `OK: …`, severity, what, where; receivers of CloudWatch alarms read the first word. */
export function alertSubject(alert: Alert): string {
  const severity = alert.severity.toUpperCase()
  const state = { OPEN: `ALARM: ${severity}`, UPDATED: `ALARM: updated ${severity}`, RECOVERED: 'OK:' }[alert.status]
  const start = `${state} ${alert.audit ? alert.what : titleWithOutcome(alert)}`
  const end = ` - ${placeName(alert.account, alert.region)}`
  // The place matters more than the end of a long title.
  return safeSubject(
    start.length + end.length <= limit ? start + end : `${start.slice(0, Math.max(50, limit - 3 - end.length)).trimEnd()}...${end}`,
  )
}
