import { check } from '#lib/audit/checks/s3/bucket-public-access-blocked.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const bucket = (block: unknown, account: unknown): Partial<Resource> => ({
  configuration: { PublicAccessBlockConfiguration: block },
  observed: { AccountPublicAccessBlock: account },
})

export const cases = checkCases(check, [
  ['all by the bucket', 'pass', bucket(all, null)],
  ['all by the account', 'pass', bucket(null, all)],
  ['all by both together', 'pass', bucket({ ...all, BlockPublicAcls: false }, { BlockPublicAcls: true })],
  ['none', 'fail', bucket(null, null)],
  ['three of four', 'fail', bucket({ ...all, RestrictPublicBuckets: false }, null)],
  ['the word true', 'fail', bucket({ ...all, RestrictPublicBuckets: 'true' }, null)],
  ['all by the bucket, the account not seen', 'pass', { ...bucket(all, undefined), unseen: { AccountPublicAccessBlock: 'denied' } }],
  ['all by the account, the bucket not seen', 'pass', { ...bucket(undefined, all), unseen: { PublicAccessBlockConfiguration: 'denied' } }],
  ['none by the bucket, the account not seen', 'unknown', { ...bucket(null, undefined), unseen: { AccountPublicAccessBlock: 'denied' } }],
  [
    'none by the account, the bucket not seen',
    'unknown',
    { ...bucket(undefined, null), unseen: { PublicAccessBlockConfiguration: 'denied' } },
  ],
  ['nothing seen', 'unknown', { unseen: { PublicAccessBlockConfiguration: 'denied', AccountPublicAccessBlock: 'denied' } }],
])
