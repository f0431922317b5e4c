import { check } from '#lib/audit/checks/wafv2/web-acl-logging-enabled.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const to = (...LogDestinations: readonly string[]): CaseParts => ({ observed: { LogDestinations } })

export const cases = checkCases(check, [
  ['to a bucket', 'pass', to('arn:aws:s3:::aws-waf-logs-a')],
  ['nowhere', 'fail', to()],
  ['refused', 'unknown', { unseen: { LogDestinations: 'denied' } }],
])
