import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/wafv2/web-acl-logging-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const cases: readonly [string, string, Partial<Resource>][] = [
  ['to a bucket', 'pass', { observed: { LogDestinations: ['arn:aws:s3:::aws-waf-logs-x'] } }],
  ['nowhere', 'fail', { observed: { LogDestinations: [] } }],
  ['denied', 'unknown', { unseen: { LogDestinations: 'wafv2:GetLoggingConfiguration denied' } }],
  ['not said', 'unknown', {}],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
