import type { Severity } from '#lib/findings/severity.ts'
import type { Normalised, SecurityEvent } from '../../event.ts'
import { typeOfArn } from '../arn.ts'
import { own, text } from '../foreign-record.ts'
import { type AlertEnvelope, serviceAlert } from '../service-alert.ts'

/**
 * An AWS Health event about risk or abuse: a leaked key, an instance that attacks others. Fields: "Reference: AWS Health events
 * Amazon EventBridge schema" in the AWS Health user guide.
 */
export function healthAlert(detail: unknown, envelope: AlertEnvelope): Normalised {
  return serviceAlert(
    detail,
    {
      service: 'health',
      id: ['eventArn', own(detail, 'eventArn')],
      times: [healthTime(own(detail, 'lastUpdatedTime')), healthTime(own(detail, 'startTime'))],
      account: own(detail, 'affectedAccount'),
      region: own(detail, 'eventRegion'),
      severity: healthSeverity(detail),
      principal: null,
      resource: resourceOf(own(detail, 'affectedEntities')),
      sourceAddress: null,
    },
    envelope,
  )
}

/** Health rates nothing, so this is ours: credentials that are known outside are critical, abuse is high; what is over, informational. */
export function healthSeverity(detail: unknown): Severity {
  if (own(detail, 'statusCode') === 'closed') return 'informational'
  const code = text(own(detail, 'eventTypeCode')) ?? ''
  if (/CREDENTIALS/.test(code)) return 'critical'
  return /^AWS_(?:RISK|ABUSE)_/.test(code) ? 'high' : 'medium'
}

const healthForm = /^[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT$/
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Sat, 4 Jun 2026 05:01:10 GMT`, as Health writes times, in ISO 8601; anything else as it is. */
export function healthTime(value: unknown): unknown {
  const match = typeof value === 'string' && value.length < 40 ? healthForm.exec(value) : null
  const month = months.indexOf(match?.[2] ?? '') + 1
  if (!match || month === 0) return value
  return `${match[3]}-${String(month).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}T${match[4]}Z`
}

function resourceOf(entities: unknown): SecurityEvent['resource'] {
  const arn = Array.isArray(entities) ? text(own(entities[0], 'entityValue')) : null
  if (arn === null) return null
  if (/^A[KS]IA[A-Z0-9]{12,124}$/.test(arn)) return { arn, type: 'AWS::IAM::AccessKey' }
  return { arn, type: typeOfArn(arn) ?? 'unknown' }
}
