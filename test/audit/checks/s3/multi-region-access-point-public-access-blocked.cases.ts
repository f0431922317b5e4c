import { check } from '#lib/audit/checks/s3/multi-region-access-point-public-access-blocked.ts'
import { checkCases } from '../../check-cases.ts'

const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const block = (PublicAccessBlockConfiguration: unknown) => ({ configuration: { PublicAccessBlockConfiguration } })

export const cases = checkCases(check, [
  ['all four', 'pass', block(all)],
  ['no block', 'fail', block(null)],
  ['three of four', 'fail', { ...block({ ...all, IgnorePublicAcls: false }), says: /IgnorePublicAcls/ }],
  ['the word true', 'fail', block({ ...all, BlockPublicPolicy: 'true' })],
  ['an empty block', 'fail', block({})],
  ['denied', 'unknown', { unseen: { PublicAccessBlockConfiguration: 'denied' } }],
])
