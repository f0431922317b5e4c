import { describe, expect, test } from 'vitest'
import { type SupportedProduct, supportOf } from '#lib/audit/end-of-support.ts'
import { judgeSupport } from '#lib/audit/judge-support.ts'

test.each<[SupportedProduct, string, string]>([
  ['lambda', 'nodejs14.x', '2023-12-04'],
  ['lambda', 'cobol1.x', 'unknown'],
  ['rds-postgres', '13.4', '2026-02-28'],
  ['rds-postgres', '9.6.22', '2022-02-01'],
  ['rds-postgres', '8.4', '2022-02-01'],
  ['rds-postgres', '23.1', 'open'],
  ['rds-mysql', '8.0.35', '2026-07-31'],
  ['rds-mysql', '6.0', 'unknown'],
  ['aurora-mysql', '5.7.mysql_aurora.2.11.2', '2024-10-31'],
  ['aurora-mysql', '8.0.mysql_aurora.3.04.0', '2028-04-30'],
  ['eks', '1.31', '2025-11-26'],
  ['eks', '1.99', 'open'],
  ['eks', '1.9', '2023-06-04'],
  ['elasticsearch', '7.10', 'open'],
  ['elasticache-redis', '5.0.6', '2026-01-31'],
  ['opensearch', 'latest', 'unknown'],
])('%s %s: %s', (product, version, expected) => {
  const support = supportOf(product, version)
  expect(support.state === 'ends' ? support.date : support.state).toBe(expected)
  expect(support.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
})

describe('judgeSupport', () => {
  const at = (time: string) => judgeSupport('eks', '1.31', 'The Kubernetes version', { takenAt: Date.parse(time) }).verdict
  test('the last day still counts', () => {
    expect([at('2025-11-25T12:00:00Z'), at('2025-11-26T23:00:00Z'), at('2025-11-27T00:00:00Z')]).toEqual(['pass', 'pass', 'fail'])
  })
  test('a version nobody knows is unknown', () => {
    expect(judgeSupport('lambda', 'cobol1.x', 'The runtime', { takenAt: 0 }).verdict).toBe('unknown')
  })
})
