import type { AlertChange, AuditFinding, Finding, MonitoringFinding } from '#lib/findings/finding.ts'
import { shortenText } from '../cut-text.ts'
import { principalName, resourceName } from '../names.ts'
import { utcTime } from '../utc-time.ts'
import { wholeNumber } from './count-words.ts'

/** A fact of the first event; undefined when the event did not have it. */
function fact(finding: MonitoringFinding, name: string): string | undefined {
  const value = Object.hasOwn(finding.facts, name) ? finding.facts[name] : undefined
  return value === '' ? undefined : value
}

/** What happened, one sentence, foreign text not yet escaped. */
export function describeWhat(finding: Finding, change: AlertChange): string {
  return finding.kind === 'audit' ? describeCheck(finding, change) : describeEvent(finding)
}

/** The title of a check is the wanted state, so the sentence says how the resource stands to it. */
function describeCheck(finding: AuditFinding, change: AlertChange): string {
  const name = resourceName(finding.resource)
  const control = `"${finding.title}"`
  if (change !== 'recovered') return `${name} fails ${control}`
  return finding.verdict === 'not-applicable' ? `${control} no longer applies to ${name}` : `${name} now meets ${control}`
}

function describeEvent(finding: MonitoringFinding): string {
  if (finding.network) {
    const { vector, target, observed, baseline } = finding.network
    const usual = baseline === null ? 'nothing learned about the usual rate yet' : `usually ${wholeNumber(baseline)}`
    return `${vector} towards ${target}: ${wholeNumber(observed)} packets in the worst minute, ${usual}`
  }
  const name = resourceName(finding.resource)
  const eventName = fact(finding, 'eventName')
  const eventSource = fact(finding, 'eventSource')
  const call = eventName ? `${eventName}${eventSource ? ` (${eventSource})` : ''} on ${name}` : name
  const errorCode = fact(finding, 'errorCode')
  // A story may begin with a refusal and go on with success, so only a single event is called refused as a whole.
  return errorCode ? `${call}, ${finding.count === 1 ? 'refused' : 'the first was refused'}: ${errorCode}` : call
}

/** Who did it; null for audits and when the records name nobody. Not escaped. */
export function describeWho(finding: Finding): string | null {
  if (finding.kind === 'audit' || finding.principal === null || finding.principal === '') return null
  return principalName(finding.principal, finding.account)
}

/** Address and client it came from; null when the records do not say. Not escaped. */
export function describeFrom(finding: Finding): string | null {
  if (finding.kind === 'audit') return null
  const sources = finding.network?.sources.slice(0, 3).map((source) => `${source.address} (${wholeNumber(source.packets)} packets)`) ?? []
  if (sources.length > 0) return sources.join(', ')
  const parts = [finding.sourceAddress, shortenText(fact(finding, 'userAgent') ?? '', 150)]
  return parts.filter((part) => part !== null && part !== '').join(', ') || null
}

/** What has become of an audit finding since the alert became owed, when that is not what the alert says; else null. */
export function describeSince(finding: Finding, change: AlertChange): string | null {
  if (finding.kind !== 'audit') return null
  const failing = finding.verdict === 'fail'
  if (change === 'recovered') return failing ? `It fails again since ${utcTime(finding.lastSeen)}.` : null
  return failing ? null : `It is put right since ${utcTime(finding.resolvedAt ?? finding.lastSeen)}.`
}
