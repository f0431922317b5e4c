import type { Severity } from '#lib/findings/severity.ts'
import type { Normalised, SecurityEvent } from '../../event.ts'
import { typeOfArn } from '../arn.ts'
import { isRecord, own, text } from '../foreign-record.ts'
import { type AlertEnvelope, firstText, serviceAlert } from '../service-alert.ts'

/** One finding of IAM Access Analyzer on external access. Fields: "Monitoring IAM Access Analyzer with EventBridge" in the IAM user guide. */
export function accessAnalyzerAlert(detail: unknown, envelope: AlertEnvelope): Normalised {
  return serviceAlert(
    detail,
    {
      service: 'accessanalyzer',
      id: ['id', own(detail, 'id')],
      times: [own(detail, 'updatedAt'), own(detail, 'analyzedAt'), own(detail, 'createdAt')],
      account: own(detail, 'accountId'),
      region: own(detail, 'region'),
      severity: accessAnalyzerSeverity(detail),
      principal: outsider(own(detail, 'principal')),
      resource: resourceOf(detail),
      sourceAddress: null,
    },
    envelope,
  )
}

/**
 * Access Analyzer rates nothing, so this is ours: open to everybody is high, open to somebody outside is medium, and so is a
 * resource that it could not look at; archived, resolved or deleted is informational.
 */
export function accessAnalyzerSeverity(detail: unknown): Severity {
  const status = own(detail, 'status')
  if (own(detail, 'isDeleted') === true || status === 'RESOLVED' || status === 'ARCHIVED') return 'informational'
  return own(detail, 'isPublic') === true ? 'high' : 'medium'
}

/** Who is let in: an account, an ARN, a federation or `*`. */
function outsider(principal: unknown): string | null {
  if (!isRecord(principal)) return text(principal)
  return firstText(own(principal, 'AWS'), own(principal, 'Federated'), own(principal, 'CanonicalUser'), own(principal, 'Service'))
}

function resourceOf(detail: unknown): SecurityEvent['resource'] {
  const arn = text(own(detail, 'resource'))
  return arn === null ? null : { arn, type: text(own(detail, 'resourceType')) ?? typeOfArn(arn) ?? 'unknown' }
}
