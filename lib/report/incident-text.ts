import { forTerminal } from './escape-terminal.ts'
import type { IncidentLine } from './incident-line.ts'
import { principalName, resourceName } from './names.ts'
import { utcTime } from './utc-time.ts'
import { wrap } from './wrap.ts'

const width = 100
const stepsShown = 30

/** Incidents with their steps in order, for a terminal. Foreign text is escaped. */
export function incidentText(incidents: readonly IncidentLine[]): string {
  if (incidents.length === 0) return 'No incidents.\n'
  return incidents.map(one).join('\n')
}

function one(incident: IncidentLine): string {
  const { severity, title, principal, account, findings, firstSeen, lastSeen, steps, incidentId } = incident
  const who = principal === null ? '' : `, by ${principalName(principal, account)}`
  const head = `INCIDENT ${severity.toUpperCase()}: ${title}${who}, in account ${account}`
  const times = firstSeen === lastSeen ? utcTime(firstSeen) : `${utcTime(firstSeen)} to ${utcTime(lastSeen)}`
  const shown = steps.slice(0, stepsShown)
  return [
    ...wrap(forTerminal(head), width),
    `  ${times}, ${findings === 1 ? '1 finding' : `${findings} findings`}, ${incidentId}`,
    ...shown.flatMap((step, index) => wrap(forTerminal(stepText(step, account)), width, `  ${String(index + 1).padStart(2)}. `, '      ')),
    ...(findings > shown.length ? [`      and ${findings - shown.length} more`] : []),
    '',
  ].join('\n')
}

function stepText({ at, severity, title, count, principal, resource }: IncidentLine['steps'][number], account: string): string {
  const often = count > 1 ? ` (${count} events)` : ''
  const isAccount = resource === null || /^arn:[^:]*:iam::\d*:root$/.test(resource)
  const what = isAccount ? '' : `: ${resourceName({ arn: resource, type: '' })}`
  const who = principal === null ? '' : `, by ${principalName(principal, account)}`
  return `${utcTime(at).slice(11)} ${severity}: ${title}${often}${what}${who}`
}
