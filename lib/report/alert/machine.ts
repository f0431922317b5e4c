import { safeJson } from '../safe-json.ts'
import type { Alert } from './alert.ts'
import { byteLength } from './fit-bytes.ts'
import { alertSubject } from './subject.ts'

/** SNS takes 256 KiB with the attributes; 60 KB leaves room for every receiver behind it. */
const limit = 60_000

/** Ways to make an alert smaller, the least missed first. */
const reductions: readonly ((alert: Alert) => Alert)[] = [
  (alert) => ({ ...alert, audit: alert.audit && { ...alert.audit, evidence: null } }),
  (alert) => ({ ...alert, provenance: { ...alert.provenance, eventIds: alert.provenance.eventIds.slice(0, 10) } }),
  (alert) => ({ ...alert, incident: alert.incident && { ...alert.incident, steps: alert.incident.steps.slice(0, 20) } }),
  (alert) => ({ ...alert, facts: {} }),
  (alert) => ({ ...alert, runbook: null, audit: alert.audit && { ...alert.audit, remediation: [] } }),
]

/**
 * The alert as JSON on one line (schema `keepwatch.alert.v1`), at most 60 KB. It also carries the fields of a CloudWatch
 * alarm, so that receivers which know those (PagerDuty and others) open and close incidents by `AlarmName` without code.
 */
export function machineAlert(alert: Alert): string {
  let smaller = alert
  let json = safeJson(withAlarmFields(smaller))
  for (const reduce of reductions) {
    if (byteLength(json) <= limit) break
    smaller = { ...reduce(smaller), truncated: true }
    json = safeJson(withAlarmFields(smaller))
  }
  return json
}

/** Field names as in CloudWatch's SNS messages. `AlarmName` is the same for all alerts of one story. */
function withAlarmFields(alert: Alert): object {
  return {
    ...alert,
    Subject: alertSubject(alert),
    AlarmName: alert.incident ? `keepwatch ${alert.incident.id}` : `keepwatch ${alert.control} ${alert.findingId}`,
    AlarmDescription: alert.title,
    NewStateValue: alert.status === 'RECOVERED' ? 'OK' : 'ALARM',
    NewStateReason: alert.audit ? `${alert.what}. ${alert.audit.reason}` : alert.what,
    StateChangeTime: alert.provenance.owedAt,
    Region: alert.region,
    AWSAccountId: alert.account,
  }
}
