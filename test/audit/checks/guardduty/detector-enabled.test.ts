import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/guardduty/detector-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const cases: readonly [string, string, Partial<Resource>][] = [
  ['on', 'pass', { configuration: { Enable: true } }],
  ['off', 'fail', { configuration: { Enable: false } }],
  ['denied', 'unknown', { unseen: { Enable: 'guardduty:GetDetector denied' } }],
  ['not said', 'unknown', { configuration: {} }],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
