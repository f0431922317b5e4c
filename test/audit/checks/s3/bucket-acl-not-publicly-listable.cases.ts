import { check } from '#lib/audit/checks/s3/bucket-acl-not-publicly-listable.ts'
import { checkCases } from '../../check-cases.ts'

const everybody = 'http://acs.amazonaws.com/groups/global/AllUsers'
const anyAccount = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers'
const granted = (Permission: string, URI = everybody) => ({ Grantee: { Type: 'Group', URI }, Permission })
const own = { Grantee: { Type: 'CanonicalUser', ID: 'o' }, Permission: 'FULL_CONTROL' }
const bucket = (Grants: readonly unknown[], block: unknown = null, account: unknown = null) => ({
  configuration: { PublicAccessBlockConfiguration: block },
  observed: { Acl: { Owner: 'o', Grants: [own, ...Grants] }, AccountPublicAccessBlock: account },
})

export const cases = checkCases(check, [
  ['the owner alone', 'pass', bucket([])],
  ...['READ', 'READ_ACP'].map((permission) => [permission, 'fail', bucket([granted(permission)])] as const),
  ...['WRITE', 'WRITE_ACP'].map((permission) => [permission, 'pass', bucket([granted(permission)])] as const),
  ['full control', 'fail', bucket([granted('FULL_CONTROL')])],
  ['any account', 'fail', bucket([granted('READ', anyAccount)])],
  ['the group for logs', 'pass', bucket([granted('READ', 'http://acs.amazonaws.com/groups/s3/LogDelivery')])],
  ['ignored by the bucket', 'pass', bucket([granted('READ')], { IgnorePublicAcls: true })],
  ['ignored by the account', 'pass', bucket([granted('READ')], null, { IgnorePublicAcls: true })],
  ['other settings ignore nothing', 'fail', bucket([granted('READ')], { BlockPublicAcls: true, RestrictPublicBuckets: true })],
  [
    'ignored by the bucket, the account not seen',
    'pass',
    { ...bucket([granted('READ')], { IgnorePublicAcls: true }), unseen: { AccountPublicAccessBlock: 'denied' } },
  ],
  ['open, the account not seen', 'unknown', { ...bucket([granted('READ')]), unseen: { AccountPublicAccessBlock: 'denied' } }],
  ['the list denied', 'unknown', { ...bucket([]), unseen: { Acl: 'denied' } }],
])
