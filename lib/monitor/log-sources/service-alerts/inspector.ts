import type { Severity } from '#lib/findings/severity.ts'
import type { Normalised, SecurityEvent } from '../../event.ts'
import { arnOf, type Place, typeOfArn } from '../arn.ts'
import { own, text } from '../foreign-record.ts'
import { type AlertEnvelope, placeOf, serviceAlert } from '../service-alert.ts'

/** One Inspector finding as EventBridge carries it. Fields: "EventBridge event schema" in the Amazon Inspector user guide. */
export function inspectorAlert(detail: unknown, envelope: AlertEnvelope): Normalised {
  const resources = own(detail, 'resources')
  const first = Array.isArray(resources) ? resources[0] : undefined
  const place = placeOf(detail, 'awsAccountId', 'region', {
    account: envelope.account,
    region: text(own(first, 'region')) ?? envelope.region,
  })
  return serviceAlert(
    detail,
    {
      service: 'inspector',
      id: ['findingArn', own(detail, 'findingArn')],
      times: [own(detail, 'updatedAt'), own(detail, 'lastObservedAt'), own(detail, 'firstObservedAt')],
      ...place,
      severity: inspectorSeverity(own(detail, 'severity')),
      principal: null,
      resource: resourceOf(text(own(first, 'id')), text(own(first, 'type')), place),
      sourceAddress: null,
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

/** Inspector's words are ours, except UNTRIAGED: its source has not rated it yet, which is no reason to leave it unseen: medium. */
export function inspectorSeverity(severity: unknown): Severity {
  return labels.get(severity) ?? 'medium'
}

function resourceOf(id: string | null, type: string | null, place: Place): SecurityEvent['resource'] {
  if (id === null) return null
  const arn = type === 'AWS_EC2_INSTANCE' ? (arnOf('AWS::EC2::Instance', id, place) ?? id) : id
  return { arn, type: typeOfArn(arn) ?? type ?? 'unknown' }
}
