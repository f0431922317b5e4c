import { check } from '#lib/audit/checks/elb/load-balancer-access-logs-enabled.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (AccessLoggingPolicy: unknown): CaseParts => ({ configuration: { AccessLoggingPolicy } })

export const cases = checkCases(check, [
  ['on', 'pass', of({ Enabled: true, S3BucketName: 'logs' })],
  ['off', 'fail', of({ Enabled: false })],
  ['none in a template', 'fail', of(null)],
])
