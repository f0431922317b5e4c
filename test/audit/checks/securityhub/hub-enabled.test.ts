import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/securityhub/hub-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const cases: readonly [string, string, Partial<Resource>][] = [
  ['on', 'pass', { observed: { Enabled: true } }],
  ['off', 'fail', { observed: { Enabled: false } }],
  ['not said', 'unknown', {}],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
