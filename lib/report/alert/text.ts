import { shortenText } from '../cut-text.ts'
import { forTerminal } from '../escape-terminal.ts'
import { safeJson } from '../safe-json.ts'
import { utcTime } from '../utc-time.ts'
import { wrap, wrapCommand } from '../wrap.ts'
import type { Alert, AlertAudit } from './alert.ts'
import { eventCount, wholeNumber } from './count-words.ts'
import type { Step } from './fill-step.ts'
import { fitLines } from './fit-bytes.ts'
import { headline } from './headline.ts'

const width = 78
const limit = 8_000
const labelWidth = 10
const factsShown = 12
const stepsShown = 20
const evidenceShown = 8

/**
 * The alert as a person reads it on a phone: plain text, lines of 78 columns, the most important first, at most 8 KB.
 * Links and single arguments of commands are never broken, since a broken one does not work.
 */
export function textAlert(alert: Alert): string {
  const head = [...wrap(headline(alert), width), '']
  const body = [...essentials(alert), ...story(alert), ...whatToDo(alert), ...details(alert)]
  const foot = ['', ...alert.links.flatMap((link) => [`${link.label}:`, link.url]), ...labelled('Rule', alert.control), ...ids(alert)]
  const note = '(shortened here; the machine alert has more)'
  return `${fitLines({ head, body, foot, note }, limit - 1).text}\n`
}

function ids(alert: Alert): string[] {
  return [
    ...(alert.incident ? labelled('Incident', alert.incident.id) : []),
    ...labelled('Finding', alert.findingId),
    ...labelled('Alert', alert.alertId),
  ]
}

/** `Label     value`, the value wrapped in its own column. `value` is raw: it is escaped here. */
function labelled(label: string, value: string): string[] {
  return wrap(forTerminal(value), width, label.padEnd(labelWidth), ' '.repeat(labelWidth))
}

function essentials(alert: Alert): string[] {
  const { firstSeen, lastSeen } = alert.when
  const times = firstSeen === lastSeen ? utcTime(firstSeen) : `${utcTime(firstSeen)} to ${utcTime(lastSeen)}`
  return [
    ...(alert.since ? [...wrap(`Note: ${alert.since}`, width), ''] : []),
    ...(alert.audit ? [] : labelled('What', alert.what)),
    ...(alert.audit ? labelled('Why', alert.audit.reason) : []),
    ...(alert.who ? labelled('Who', alert.who) : []),
    ...(alert.fromWhere ? labelled('From', alert.fromWhere) : []),
    ...labelled('When', alert.audit ? times : `${times}, ${howMuch(alert)}`),
    ...(alert.resource.arn === '' ? [] : labelled('Resource', alert.resource.arn)),
    ...(alert.principal && alert.principal !== alert.who ? labelled('Principal', alert.principal) : []),
    ...(alert.attack.length > 0 ? labelled('ATT&CK', alert.attack.join(', ')) : []),
  ]
}

function howMuch({ incident, count, countError }: Alert): string {
  return incident && incident.findings > 1 ? `${wholeNumber(incident.findings)} findings` : eventCount(count, countError)
}

/** The story in order of time. */
function story({ incident }: Alert): string[] {
  if (!incident || incident.steps.length < 2) return []
  const shown = incident.steps.slice(0, stepsShown)
  const rest = incident.findings - shown.length
  return [
    '',
    'STORY (oldest first)',
    ...shown.flatMap(({ at, severity, title, resource, who, count }) => {
      const often = count > 1 ? ` (${wholeNumber(count)} times)` : ''
      return wrap(`${utcTime(at)}  ${severity}: ${title}${often}: ${resource}${who ? `, by ${who}` : ''}`, width, '', '    ')
    }),
    ...(rest > 0 ? [`and ${wholeNumber(rest)} more, in the machine alert`] : []),
  ]
}

function whatToDo(alert: Alert): string[] {
  if (alert.audit) return alert.status === 'RECOVERED' ? [] : section('PUT IT RIGHT (read first, run yourself)', alert.audit.remediation)
  if (!alert.runbook) return []
  return [
    ...section('ASK FIRST', alert.runbook.triage),
    ...section('CONTAIN (read first, run yourself)', alert.runbook.containment),
    ...section('RECOVER', alert.runbook.recovery),
  ]
}

function section(title: string, steps: readonly Step[]): string[] {
  if (steps.length === 0) return []
  return ['', title, ...steps.flatMap((step, index) => stepLines(step, steps.length === 1 ? '' : `${index + 1}. `))]
}

function stepLines(step: Step, number: string): string[] {
  const indent = ' '.repeat(number.length)
  const prose = step.text === '' ? [] : wrap(step.text, width, number, indent)
  const first = prose.length === 0 ? number : indent
  const command = step.command === undefined ? [] : wrapCommand(step.command, width, first, `${indent}  `)
  const note = step.note === undefined ? [] : wrap(`(${step.note})`, width, prose.length + command.length === 0 ? number : indent, indent)
  return [...prose, ...command, ...note]
}

function details(alert: Alert): string[] {
  const facts = Object.entries(alert.facts).slice(0, factsShown)
  return [
    ...(facts.length > 0
      ? [
          '',
          'FACTS OF THE FIRST EVENT',
          ...facts.flatMap(([name, value]) => wrap(`${forTerminal(name)}: ${forTerminal(value)}`, width, '', '  ')),
        ]
      : []),
    ...(alert.audit ? evidenceLines(alert.audit) : []),
  ]
}

/** One line per deciding fact; nested values as short JSON. */
function evidenceLines(audit: AlertAudit): string[] {
  const { evidence } = audit
  if (evidence === null || typeof evidence !== 'object') return []
  const entries = Object.entries(evidence).slice(0, evidenceShown)
  if (entries.length === 0) return []
  return ['', 'EVIDENCE', ...entries.flatMap(([name, value]) => wrap(`${forTerminal(name)}: ${shown(value)}`, width, '', '  '))]
}

function shown(value: unknown): string {
  return shortenText(forTerminal(typeof value === 'string' ? value : safeJson(value)), 300)
}
