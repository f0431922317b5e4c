import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/s3/bucket-access-logging-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const bucket = (LoggingConfiguration: unknown): Partial<Resource> => ({ configuration: { BucketName: 'orders', LoggingConfiguration } })

const cases: readonly [string, string, Partial<Resource>][] = [
  ['to a bucket', 'pass', bucket({ DestinationBucketName: 'logs', LogFilePrefix: '' })],
  ['nowhere', 'fail', bucket(null)],
  ['to no bucket', 'fail', bucket({ LogFilePrefix: 'x' })],
  ['denied', 'unknown', { ...bucket(null), unseen: { LoggingConfiguration: 's3:GetBucketLogging denied' } }],
  ['not said', 'unknown', { configuration: {} }],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
