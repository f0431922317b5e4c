import { expect, test } from 'vitest'
import { check } from '#lib/audit/checks/elbv2/load-balancer-access-logs-enabled.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { judged } from '../../sample-resource.ts'

const balancer = (Type: string, ...LoadBalancerAttributes: readonly unknown[]): Partial<Resource> => ({
  configuration: { Type, LoadBalancerAttributes },
})

const cases: readonly [string, string, Partial<Resource>][] = [
  [
    'on',
    'pass',
    balancer('application', { Key: 'access_logs.s3.enabled', Value: 'true' }, { Key: 'access_logs.s3.bucket', Value: 'logs' }),
  ],
  ['off', 'fail', balancer('application', { Key: 'access_logs.s3.enabled', Value: 'false' })],
  ['without the attribute', 'fail', balancer('application')],
  ['of connections', 'not-applicable', balancer('network')],
  ['denied', 'unknown', { configuration: { Type: 'application' }, unseen: { LoadBalancerAttributes: 'denied' } }],
  ['not said', 'unknown', { configuration: { Type: 'application' } }],
  ['of no kind', 'unknown', { configuration: {} }],
]

test.each(cases)('%s: %s', (_, verdict, parts) => {
  expect(judged(check, parts).verdict).toBe(verdict)
})
