import type { Severity } from '#lib/findings/severity.ts'
import type { Normalised, SecurityEvent } from '../../event.ts'
import { typeOfArn } from '../arn.ts'
import { type ForeignRecord, isRecord, own, text } from '../foreign-record.ts'
import { readField } from '../read-field.ts'
import { type AlertEnvelope, firstText, serviceAlert } from '../service-alert.ts'

/** One finding of an event of the newer Security Hub, which speaks OCSF. Fields: "OCSF findings in Security Hub" in its user guide. */
export function securityHubOcsfAlert(finding: unknown, envelope: AlertEnvelope): Normalised {
  const fields: ForeignRecord = isRecord(finding) ? finding : {}
  const at = (path: string): unknown => readField(fields, path)
  return serviceAlert(
    finding,
    {
      service: 'securityhub',
      id: ['finding_info.uid', at('finding_info.uid')],
      times: [
        at('finding_info.modified_time_dt'),
        at('time_dt'),
        at('finding_info.created_time_dt'),
        isoOf(at('finding_info.modified_time')),
        isoOf(at('time')),
      ],
      account: at('cloud.account.uid'),
      region: at('cloud.region'),
      severity: ocsfSeverity(at('severity_id')),
      principal: firstText(at('actor.user.uid'), at('actor.user.name')),
      resource: resourceOf(at('resources')),
      sourceAddress: firstText(at('src_endpoint.ip')),
    },
    envelope,
  )
}

const severities: readonly Severity[] = ['informational', 'low', 'medium', 'high', 'critical', 'critical']

/** `severity_id` of OCSF: 1 informational to 5 critical, 6 fatal; 0 (unknown), 99 (other) and none: high, so that it is looked at. */
export function ocsfSeverity(id: unknown): Severity {
  return (typeof id === 'number' && id >= 1 ? severities[id - 1] : undefined) ?? 'high'
}

/** Milliseconds since the epoch in ISO 8601. */
function isoOf(time: unknown): string | undefined {
  return typeof time === 'number' && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : undefined
}

function resourceOf(resources: unknown): SecurityEvent['resource'] {
  const first = Array.isArray(resources) ? resources[0] : undefined
  const arn = text(own(first, 'uid'))
  return arn === null ? null : { arn, type: typeOfArn(arn) ?? text(own(first, 'type')) ?? 'unknown' }
}
