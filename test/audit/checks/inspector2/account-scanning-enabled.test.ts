import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/inspector2/account-scanning-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const cases: readonly [string, string, Partial<Resource>][] = [
  ['on', 'pass', { observed: { Status: 'ENABLED', Scans: { ec2: 'ENABLED' } } }],
  ['off', 'fail', { observed: { Status: 'DISABLED', Scans: {} } }],
  ['suspended', 'fail', { observed: { Status: 'SUSPENDED' } }],
  ['not said', 'unknown', {}],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
