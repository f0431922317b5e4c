import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/macie2/session-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const cases: readonly [string, string, Partial<Resource>][] = [
  ['on', 'pass', { configuration: { Status: 'ENABLED' } }],
  ['paused', 'fail', { configuration: { Status: 'PAUSED' } }],
  ['off', 'fail', { configuration: { Status: 'DISABLED' } }],
  ['not said', 'unknown', { configuration: {} }],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
