import { cutText } from '../cut-text.ts'
import { forTerminal } from '../escape-terminal.ts'
import type { Alert } from './alert.ts'

/** One SNS message attribute, in the shape that Publish takes. */
export interface AlertAttribute {
  readonly DataType: 'String' | 'Number'
  readonly StringValue: string
}

/** At most ten: raw delivery to SQS drops a message that has more. */
export type AlertAttributes = Readonly<Record<string, AlertAttribute>>

const valueLimit = 200

/**
 * What subscribers filter on: `schema`, `kind`, `severity`, `severityId` (Number 1 to 5), `status`, `ruleId`, `accountId`, `region`, `technique`.
 * Account ids are strings, since numbers in filter policies end at 10^9; what is not known is left out, never empty
 * (https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html).
 */
export function alertAttributes(alert: Alert): AlertAttributes {
  const text: readonly (readonly [string, string])[] = [
    ['schema', alert.schema],
    ['kind', alert.kind],
    ['severity', alert.severity],
    ['status', alert.status],
    ['ruleId', alert.control],
    ['accountId', alert.account],
    ['region', alert.region],
    ['technique', alert.attack[0] ?? ''],
  ]
  const strings = text
    .map(([name, value]) => [name, cutText(forTerminal(value), valueLimit).trim()] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]): [string, AlertAttribute] => [name, { DataType: 'String', StringValue: value }])
  return Object.fromEntries([...strings, ['severityId', { DataType: 'Number', StringValue: String(alert.severityId) }]])
}
