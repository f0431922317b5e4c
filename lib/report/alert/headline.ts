import { forTerminal } from '../escape-terminal.ts'
import { placeName, resourceName } from '../names.ts'
import type { Alert } from './alert.ts'

const nameLimit = 120

/** The resource of an alert in words, escaped and short. */
export function shortResource(alert: Alert): string {
  const name = forTerminal(resourceName(alert.resource))
  return name.length > nameLimit ? `${name.slice(0, nameLimit - 3).toWellFormed()}...` : name
}

/** Account and region of an alert in words, escaped. */
export function shortPlace(alert: Alert): string {
  return forTerminal(placeName(alert.account, alert.region))
}

/** `CRITICAL`, `UPDATED, now CRITICAL`, or `OK (was HIGH)`. */
export function stateWord(alert: Alert): string {
  const severity = alert.severity.toUpperCase()
  if (alert.status === 'RECOVERED') return `OK (was ${severity})`
  return alert.status === 'UPDATED' ? `UPDATED, now ${severity}` : severity
}

/** What, who and where in one sentence: all that a phone shows before it is unlocked. */
export function headline(alert: Alert): string {
  if (alert.audit) return `${stateWord(alert)}: ${alert.what} - in ${shortPlace(alert)}`
  const who = alert.who === null ? '' : `, by ${alert.who}`
  return `${stateWord(alert)}: ${alert.title}: ${shortResource(alert)}${who}, in ${shortPlace(alert)}`
}
