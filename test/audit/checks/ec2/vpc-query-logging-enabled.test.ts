import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/ec2/vpc-query-logging-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const cases: readonly [string, string, Partial<Resource>][] = [
  ['associated', 'pass', { observed: { QueryLogs: [{ Status: 'ACTIVE' }] } }],
  ['one failed, one active', 'pass', { observed: { QueryLogs: [{ Status: 'FAILED' }, { Status: 'ACTIVE' }] } }],
  ['failed', 'fail', { observed: { QueryLogs: [{ Status: 'FAILED' }] } }],
  ['none', 'fail', { observed: { QueryLogs: [] } }],
  ['denied', 'unknown', { unseen: { QueryLogs: 'route53resolver:ListResolverQueryLogConfigAssociations denied' } }],
  ['not said', 'unknown', {}],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
