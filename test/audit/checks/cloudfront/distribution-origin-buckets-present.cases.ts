import { check } from '#lib/audit/checks/cloudfront/distribution-origin-buckets-present.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const of = (...states: readonly string[]): CaseParts => ({
  observed: { OriginBuckets: states.map((State, index) => ({ OriginId: `o${index}`, Bucket: `b${index}`, State })) },
})

export const cases = checkCases(check, [
  ['all there', 'pass', of('there', 'there')],
  ['one missing', 'fail', { ...of('there', 'missing'), says: /b1/ }],
  ['one missing, one of others', 'fail', of('refused', 'missing')],
  ['one of others', 'unknown', of('there', 'refused')],
  ['none', 'not-applicable', of()],
  ['not asked', 'unknown', { unseen: { OriginBuckets: 's3:GetBucketLocation throttled' } }],
])
