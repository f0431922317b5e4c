import { check } from '#lib/audit/checks/s3/bucket-policy-not-publicly-writable.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Sid: 'open', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }
const bucket = (Statement: unknown, block: unknown = null, account: unknown = null) => ({
  configuration: { Policy: Statement === null ? null : { Statement }, PublicAccessBlockConfiguration: block },
  observed: { AccountPublicAccessBlock: account },
})
const but = (NotAction: string) => ({ Effect: 'Allow', Principal: '*', NotAction, Resource: '*' })

export const cases = checkCases(check, [
  ['reading', 'pass', bucket(open)],
  ['writing', 'fail', bucket({ ...open, Action: 's3:PutObject' })],
  ['deleting, in other letters', 'fail', bucket({ ...open, Action: ['S3:deleteObject'] })],
  ['everything', 'fail', bucket({ ...open, Action: '*' })],
  ['a wildcard', 'fail', bucket({ ...open, Action: 's3:Put*' })],
  ['reading by wildcard', 'pass', bucket({ ...open, Action: ['s3:Get*', 's3:List*'] })],
  ['everything but reading', 'fail', bucket({ ...but('s3:Get*') })],
  ['nothing of S3', 'pass', bucket({ ...but('s3:*') })],
  ['writing by an account', 'pass', bucket({ ...open, Action: 's3:*', Principal: { AWS: '444455556666' } })],
  ['denied writing', 'pass', bucket({ ...open, Action: 's3:*', Effect: 'Deny' })],
  ['restricted', 'pass', bucket({ ...open, Action: 's3:*' }, { RestrictPublicBuckets: true })],
  ['writing, the account not seen', 'unknown', { ...bucket({ ...open, Action: 's3:*' }), unseen: { AccountPublicAccessBlock: 'denied' } }],
  ['no policy', 'pass', bucket(null)],
  ['denied', 'unknown', { ...bucket(open), unseen: { Policy: 'denied' } }],
])
