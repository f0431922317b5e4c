import { partitionOf } from '#lib/findings/resource.ts'
import type { Severity } from '#lib/findings/severity.ts'
import type { Normalised, SecurityEvent } from '../../event.ts'
import { arnOf, type Place, typeOfArn } from '../arn.ts'
import { type ForeignRecord, isRecord, own, text } from '../foreign-record.ts'
import { readField } from '../read-field.ts'
import { type AlertEnvelope, firstText, placeOf, serviceAlert } from '../service-alert.ts'

/** One GuardDuty finding as EventBridge carries it. Fields: "GuardDuty finding format" in its user guide. */
export function guardDutyAlert(detail: unknown, envelope: AlertEnvelope): Normalised {
  const place = placeOf(detail, 'accountId', 'region', envelope)
  const fields: ForeignRecord = isRecord(detail) ? detail : {}
  return serviceAlert(
    detail,
    {
      service: 'guardduty',
      id: ['id', own(detail, 'id')],
      times: [own(detail, 'updatedAt'), readField(fields, 'service.eventLastSeen'), own(detail, 'createdAt')],
      ...place,
      severity: guardDutySeverity(own(detail, 'severity')),
      principal: principalOf(fields, place),
      resource: resourceOf(fields, place),
      sourceAddress: remoteAddress(fields),
    },
    envelope,
  )
}

/**
 * GuardDuty's number in our words: 9 and up critical, 7 to 8.9 high, 4 to 6.9 medium, 1 to 3.9 low ("Severity levels of
 * GuardDuty findings"). A finding without a readable number is not played down: high.
 */
export function guardDutySeverity(severity: unknown): Severity {
  const number = typeof severity === 'string' && severity !== '' ? Number(severity) : severity
  if (typeof number !== 'number' || Number.isNaN(number)) return 'high'
  if (number >= 9) return 'critical'
  if (number >= 7) return 'high'
  if (number >= 4) return 'medium'
  return number >= 1 ? 'low' : 'informational'
}

/** Under the name that CloudTrail gives the same principal, so that findings of both are of one story. Users below a path keep their bare name's ARN. */
function principalOf(fields: ForeignRecord, place: Place): string | null {
  const key = readField(fields, 'resource.accessKeyDetails')
  const partition = partitionOf(place.region)
  const kind = own(key, 'userType')
  const name = text(own(key, 'userName'))
  const id = text(own(key, 'principalId'))
  if (place.account !== '') {
    if (kind === 'Root') return `arn:${partition}:iam::${place.account}:root`
    if (kind === 'IAMUser' && name !== null) return `arn:${partition}:iam::${place.account}:user/${name}`
    const session = id?.split(':', 2)[1]
    if (kind === 'AssumedRole' && name !== null && session) return `arn:${partition}:sts::${place.account}:assumed-role/${name}/${session}`
  }
  return firstText(name, id, readField(fields, 'resource.kubernetesDetails.kubernetesUserDetails.username'))
}

/** The parts of `resource` that name an ARN, in the order in which they say most. */
const arnPaths = [
  'resource.s3BucketDetails.0.arn',
  'resource.eksClusterDetails.arn',
  'resource.ecsClusterDetails.arn',
  'resource.lambdaDetails.functionArn',
  'resource.rdsDbInstanceDetails.dbInstanceArn',
] as const

function resourceOf(fields: ForeignRecord, place: Place): SecurityEvent['resource'] {
  const instance = text(readField(fields, 'resource.instanceDetails.instanceId'))
  const named = firstText(...arnPaths.map((path) => readField(fields, path)))
  const arn = named ?? (instance === null ? undefined : arnOf('AWS::EC2::Instance', instance, place))
  if (arn === undefined) return null
  return { arn, type: typeOfArn(arn) ?? 'unknown' }
}

/** The address on the other side, except where the finding is about a connection that our side opened. */
function remoteAddress(fields: ForeignRecord): string | null {
  const action = readField(fields, 'service.action')
  const connection = own(action, 'networkConnectionAction')
  const inbound = own(connection, 'connectionDirection') === 'OUTBOUND' ? undefined : own(connection, 'remoteIpDetails')
  const probe = own(own(action, 'portProbeAction'), 'portProbeDetails')
  const remotes = [
    own(own(action, 'awsApiCallAction'), 'remoteIpDetails'),
    own(own(action, 'kubernetesApiCallAction'), 'remoteIpDetails'),
    own(own(action, 'rdsLoginAttemptAction'), 'remoteIpDetails'),
    inbound,
    Array.isArray(probe) ? own(probe[0], 'remoteIpDetails') : undefined,
  ]
  return firstText(...remotes.flatMap((remote) => [own(remote, 'ipAddressV4'), own(remote, 'ipAddressV6')]))
}
