import { check } from '#lib/audit/checks/s3/bucket-access-logging-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const bucket = (LoggingConfiguration: unknown): Partial<Resource> => ({ configuration: { BucketName: 'orders', LoggingConfiguration } })

export const cases = checkCases(check, [
  ['to a bucket', 'pass', bucket({ DestinationBucketName: 'logs', LogFilePrefix: '' })],
  ['nowhere', 'fail', bucket(null)],
  ['to no bucket', 'fail', bucket({ LogFilePrefix: 'x' })],
  ['denied', 'unknown', { ...bucket(null), unseen: { LoggingConfiguration: 's3:GetBucketLogging denied' } }],
  ['not said', 'unknown', { configuration: {} }],
])
