import type { Severity } from '#lib/findings/severity.ts'
import type { Normalised, SecurityEvent } from '../../event.ts'
import { typeOfArn } from '../arn.ts'
import { type ForeignRecord, isRecord, own, text } from '../foreign-record.ts'
import { readField } from '../read-field.ts'
import { type AlertEnvelope, firstText, serviceAlert } from '../service-alert.ts'

/** One finding of a Security Hub event. Fields: "AWS Security Finding Format syntax" in its user guide. */
export function securityHubAlert(finding: unknown, envelope: AlertEnvelope): Normalised {
  const fields: ForeignRecord = isRecord(finding) ? finding : {}
  return serviceAlert(
    finding,
    {
      service: 'securityhub',
      id: ['Id', own(finding, 'Id')],
      times: [own(finding, 'UpdatedAt'), own(finding, 'LastObservedAt'), own(finding, 'CreatedAt')],
      account: own(finding, 'AwsAccountId'),
      region: own(finding, 'Region'),
      severity: securityHubSeverity(own(finding, 'Severity')),
      principal: firstOf(readField(fields, 'Resources.Details.AwsIamAccessKey.PrincipalName')),
      resource: resourceOf(own(finding, 'Resources')),
      sourceAddress: firstText(
        readField(fields, 'Network.SourceIpV4'),
        readField(fields, 'Network.SourceIpV6'),
        readField(fields, 'Action.AwsApiCallAction.RemoteIpDetails.IpAddressV4'),
        readField(fields, 'Action.NetworkConnectionAction.RemoteIpDetails.IpAddressV4'),
      ),
    },
    envelope,
  )
}

const labels: ReadonlyMap<unknown, Severity> = new Map([
  ['INFORMATIONAL', 'informational'],
  ['LOW', 'low'],
  ['MEDIUM', 'medium'],
  ['HIGH', 'high'],
  ['CRITICAL', 'critical'],
])

/**
 * `Severity.Label` in our words; without one `Severity.Normalized`: 0 informational, up to 39 low, 69 medium, 89 high, 100
 * critical (the mapping that Security Hub documents for it). With neither: high, so that it is looked at.
 */
export function securityHubSeverity(severity: unknown): Severity {
  const label = labels.get(own(severity, 'Label'))
  if (label) return label
  const normalized = own(severity, 'Normalized')
  if (typeof normalized !== 'number' || Number.isNaN(normalized)) return 'high'
  if (normalized >= 90) return 'critical'
  if (normalized >= 70) return 'high'
  if (normalized >= 40) return 'medium'
  return normalized >= 1 ? 'low' : 'informational'
}

/** The first resource. Its type is told from its ARN; the account itself is named `AWS::::Account:<id>`. */
function resourceOf(resources: unknown): SecurityEvent['resource'] {
  const first = Array.isArray(resources) ? resources[0] : undefined
  const id = text(own(first, 'Id'))
  if (id === null) return null
  if (id.startsWith('AWS::::Account')) return { arn: id, type: 'AWS::::Account' }
  return { arn: id, type: typeOfArn(id) ?? text(own(first, 'Type')) ?? 'unknown' }
}

function firstOf(value: unknown): string | null {
  return Array.isArray(value) ? firstText(...value.slice(0, 10)) : text(value)
}
