import { check } from '#lib/audit/checks/wafv2/web-acl-logging-enabled.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['to a bucket', 'pass', { observed: { LogDestinations: ['arn:aws:s3:::aws-waf-logs-x'] } }],
  ['nowhere', 'fail', { observed: { LogDestinations: [] } }],
  ['denied', 'unknown', { unseen: { LogDestinations: 'wafv2:GetLoggingConfiguration denied' } }],
  ['not said', 'unknown', {}],
])
