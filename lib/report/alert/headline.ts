import { shortenText } from '../cut-text.ts'
import { forTerminal } from '../escape-terminal.ts'
import { placeName, resourceName } from '../names.ts'
import type { Alert } from './alert.ts'

const nameLimit = 120

/** The resource of an alert in words, escaped and short. */
export function shortResource(alert: Alert): string {
  return shortenText(forTerminal(resourceName(alert.resource)), nameLimit)
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
  return `${stateWord(alert)}: ${titleWithOutcome(alert)}: ${shortResource(alert)}${who}, in ${shortPlace(alert)}`
}

/**
 * The title, after a refusal where AWS refused the call: an attempt is told like a deed, but not as one. A story of several
 * events may have begun with a refusal and gone on with success, so there only the first is called refused.
 */
export function titleWithOutcome(alert: Alert): string {
  const errorCode = Object.hasOwn(alert.facts, 'errorCode') ? alert.facts['errorCode'] : undefined
  if (!errorCode) return alert.title
  return `${alert.count === 1 ? 'refused' : 'first attempt refused'} (${shortenText(forTerminal(errorCode), 60)}): ${alert.title}`
}
