import { check } from '#lib/audit/checks/s3/bucket-policy-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Sid: 'open', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }
const bucket = (Statement: unknown, block: unknown = null, account: unknown = null) => ({
  configuration: { Policy: Statement === null ? null : { Statement }, PublicAccessBlockConfiguration: block },
  observed: { AccountPublicAccessBlock: account },
})

export const cases = checkCases(check, [
  ['everybody', 'fail', { ...bucket(open), says: /open/ }],
  ['everybody, in a list', 'fail', bucket({ ...open, Principal: { AWS: ['*'] } })],
  ['everybody but one', 'fail', bucket({ ...open, Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } })],
  ['an account', 'pass', bucket({ ...open, Principal: { AWS: '444455556666' } })],
  ['CloudFront', 'pass', bucket({ ...open, Principal: { Service: 'cloudfront.amazonaws.com' } })],
  ['an organisation', 'pass', bucket({ ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } } })],
  ['a network endpoint', 'pass', bucket({ ...open, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } })],
  [
    'a referer, which anybody can write',
    'fail',
    bucket({ ...open, Condition: { StringLike: { 'aws:Referer': 'https://example.org/*' } } }),
  ],
  ['no policy', 'pass', bucket(null)],
  [
    'no policy, the blocks not seen',
    'pass',
    { ...bucket(null), unseen: { AccountPublicAccessBlock: 'denied', PublicAccessBlockConfiguration: 'denied' } },
  ],
  ['restricted by the bucket', 'pass', bucket(open, { RestrictPublicBuckets: true })],
  ['restricted by the account', 'pass', bucket(open, null, { RestrictPublicBuckets: true })],
  ['new ones are refused, this one stands', 'fail', bucket(open, { BlockPublicPolicy: true })],
  ['open, the account not seen', 'unknown', { ...bucket(open), unseen: { AccountPublicAccessBlock: 'denied' } }],
  ['denied', 'unknown', { ...bucket(open), unseen: { Policy: 'denied' } }],
  ['no readable policy', 'unknown', bucket('allow all')],
])
