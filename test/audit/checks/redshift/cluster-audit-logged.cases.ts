import { check } from '#lib/audit/checks/redshift/cluster-audit-logged.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['to a bucket', 'pass', { configuration: { LoggingProperties: { BucketName: 'logs' } } }],
  ['nowhere', 'fail', { configuration: { LoggingProperties: null } }],
])
