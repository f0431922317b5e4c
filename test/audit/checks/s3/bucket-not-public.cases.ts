import { check } from '#lib/audit/checks/s3/bucket-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const everybody = 'http://acs.amazonaws.com/groups/global/AllUsers'
const anyAccount = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers'
const granted = (Permission: string, URI = everybody) => ({ Grantee: { Type: 'Group', URI }, Permission })
const own = { Grantee: { Type: 'CanonicalUser', ID: 'o' }, Permission: 'FULL_CONTROL' }
const open = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }
const bucket = (Policy: unknown, Grants: readonly unknown[] = [], block: unknown = null) => ({
  configuration: { Policy, PublicAccessBlockConfiguration: block },
  observed: { Acl: { Owner: 'o', Grants: [own, ...Grants] }, AccountPublicAccessBlock: null },
})

export const cases = checkCases(check, [
  ['closed', 'pass', bucket(null)],
  ['by policy', 'fail', { ...bucket({ Statement: open }), says: /policy/ }],
  ['by list', 'fail', { ...bucket(null, [granted('READ')]), says: /list/ }],
  ['by list to any account', 'fail', bucket(null, [granted('READ_ACP', anyAccount)])],
  ['by both, blocked', 'pass', bucket({ Statement: open }, [granted('WRITE')], { IgnorePublicAcls: true, RestrictPublicBuckets: true })],
  ['by both, the list alone ignored', 'fail', bucket({ Statement: open }, [granted('WRITE')], { IgnorePublicAcls: true })],
  ['by both, the policy alone restricted', 'fail', bucket({ Statement: open }, [granted('WRITE')], { RestrictPublicBuckets: true })],
  ['closed policy, the list denied', 'unknown', { ...bucket(null), unseen: { Acl: 'denied' } }],
  ['open policy, the list denied', 'fail', { ...bucket({ Statement: open }), unseen: { Acl: 'denied' } }],
])
