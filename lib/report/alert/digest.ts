import { createHash } from 'node:crypto'
import { shortenText } from '../cut-text.ts'
import { wrap } from '../wrap.ts'
import type { Alert } from './alert.ts'
import { chatCode, chatMessage, chatText, jsonBytes } from './chat.ts'
import { wholeNumber } from './count-words.ts'
import { fitLines } from './fit-bytes.ts'
import { headline, shortPlace } from './headline.ts'
import { safeSubject } from './subject.ts'

/** Several alerts in one mail and one chat message. */
export interface Digest {
  /** Deterministic: of the ids of its alerts. */
  readonly id: string
  readonly alertIds: readonly string[]
  readonly subject: string
  readonly text: string
  readonly chat: string
}

/** Alerts told in full lines; the others are counted and named by id. */
const toldInFull = 10
const headlineLimit = 300
const width = 78
const textLimit = 8_000
const descriptionLimit = 5_000

/**
 * Many alerts told as one, so that a storm of findings is a few mails and not thousands: SNS switches a mail subscription off
 * at more than ten messages a second. The first ten in full lines, gravest first, the rest as a number with their ids. All
 * alerts given should have the same attributes (see `renderMessages`), so that every filter policy lets all of them or none through.
 * Throws on an empty list.
 */
export function digestOf(alerts: readonly Alert[]): Digest {
  const ordered = [...alerts].sort(byImportance)
  const [first] = ordered
  if (!first) throw new Error('A digest of no alerts was asked for. Wanted: at least one. Send nothing instead.')
  const told = ordered.slice(0, toldInFull)
  const rest = ordered.slice(toldInFull)
  const alertIds = ordered.map((alert) => alert.alertId)
  const id = `digest-${createHash('sha256').update(JSON.stringify(alertIds)).digest('hex').slice(0, 32)}`
  const summary = digestSummary(first, alerts.length)
  const subject = safeSubject(`${first.status === 'RECOVERED' ? 'OK' : 'ALARM'}: ${summary}`)
  return { id, alertIds, subject, text: digestText(summary, told, rest), chat: digestChat(id, summary, first, told, rest) }
}

function byImportance(a: Alert, b: Alert): number {
  const key = (alert: Alert): string => `${alert.provenance.owedAt} ${alert.alertId}`
  return b.severityId - a.severityId || (key(a) < key(b) ? -1 : 1)
}

function digestSummary(first: Alert, count: number): string {
  const title = first.audit ? `${first.status === 'RECOVERED' ? 'now meet' : 'fail'} "${first.title}"` : first.title
  return `${wholeNumber(count)} x ${first.severity.toUpperCase()} ${title} - ${shortPlace(first)}`
}

const more = (count: number): string => `and ${wholeNumber(count)} more like this:`

function digestText(summary: string, told: readonly Alert[], rest: readonly Alert[]): string {
  const lines = told.flatMap((alert) => [
    ...wrap(`- ${shortenText(headline(alert), headlineLimit)}`, width, '', '  '),
    ...(alert.fromWhere ? wrap(`from ${shortenText(alert.fromWhere, 100)}`, width, '  ', '  ') : []),
    ...wrap(`${alert.when.firstSeen} ${alert.alertId}`, width, '  ', '  '),
  ])
  const head = [...wrap(summary, width), '']
  const foot = ['', 'Each has its own machine alert and its own finding.']
  const ids = rest.length > 0 ? ['', more(rest.length), ...rest.map((alert) => `  ${alert.alertId}`)] : []
  return `${fitLines({ head, body: [...lines, ...ids], foot, note: '(list shortened here)' }, textLimit - 1).text}\n`
}

function digestChat(id: string, summary: string, first: Alert, told: readonly Alert[], rest: readonly Alert[]): string {
  const body = [
    ...told.map((alert) => `• ${chatText(headline(alert), headlineLimit)}`),
    ...(rest.length > 0 ? [`*${more(rest.length)}*`] : []),
    ...rest.map((alert) => chatCode(alert.alertId, 130)),
  ]
  const description = fitLines(
    { head: [], body, foot: [], note: '_list shortened; every alert has its machine alert_' },
    descriptionLimit,
    jsonBytes,
  ).text
  return chatMessage({
    id,
    title: chatText(summary, 160),
    description,
    nextSteps: [],
    keywords: [first.severity, first.kind, first.control].map((word) => chatText(word, 60)),
    threadId: id,
    summary: chatText(summary, 200),
    relatedResources: [],
    additionalContext: { severity: first.severity.toUpperCase(), status: first.status },
  })
}
