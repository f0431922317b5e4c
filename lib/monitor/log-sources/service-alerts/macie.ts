import type { Severity } from '#lib/findings/severity.ts'
import type { Normalised } from '../../event.ts'
import { type ForeignRecord, isRecord, own, text } from '../foreign-record.ts'
import { readField } from '../read-field.ts'
import { type AlertEnvelope, firstText, serviceAlert } from '../service-alert.ts'

/** One Macie finding as EventBridge carries it. Fields: "Amazon EventBridge event schema for Macie findings" in its user guide. */
export function macieAlert(detail: unknown, envelope: AlertEnvelope): Normalised {
  const fields: ForeignRecord = isRecord(detail) ? detail : {}
  const arn = firstText(readField(fields, 'resourcesAffected.s3Bucket.arn'))
  const actor = readField(fields, 'policyDetails.actor')
  return serviceAlert(
    detail,
    {
      service: 'macie',
      id: ['id', own(detail, 'id')],
      times: [own(detail, 'updatedAt'), own(detail, 'createdAt')],
      account: own(detail, 'accountId'),
      region: own(detail, 'region'),
      severity: macieSeverity(own(own(detail, 'severity'), 'description')),
      principal: firstText(
        own(own(own(actor, 'userIdentity'), 'iamUser'), 'arn'),
        own(own(own(actor, 'userIdentity'), 'assumedRole'), 'arn'),
        own(own(own(actor, 'userIdentity'), 'federatedUser'), 'arn'),
        own(own(own(actor, 'userIdentity'), 'root'), 'arn'),
      ),
      resource: arn === null ? null : { arn, type: 'AWS::S3::Bucket' },
      sourceAddress: text(own(own(actor, 'ipAddressDetails'), 'ipAddressV4')),
    },
    envelope,
  )
}

const words: ReadonlyMap<unknown, Severity> = new Map([
  ['Low', 'low'],
  ['Medium', 'medium'],
  ['High', 'high'],
])

/** Macie's three words are ours; a finding without one is not played down: high. */
export function macieSeverity(description: unknown): Severity {
  return words.get(description) ?? 'high'
}
