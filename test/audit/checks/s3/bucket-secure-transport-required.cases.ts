import { check } from '#lib/audit/checks/s3/bucket-secure-transport-required.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const arn = 'arn:aws:s3:::logs'
const deny = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
}
const policy = (statement: unknown): Partial<Resource> => ({ arn, configuration: { Policy: { Statement: statement } } })

export const cases = checkCases(check, [
  ['denied on both', 'pass', policy(deny)],
  [
    'denied in two statements',
    'pass',
    policy([
      { ...deny, Resource: arn },
      { ...deny, Resource: `${arn}/*` },
    ]),
  ],
  ['one wildcard for both', 'pass', policy({ ...deny, Resource: `${arn}*` })],
  ['every resource', 'pass', policy({ ...deny, Resource: '*' })],
  [
    'other spellings',
    'pass',
    policy({ ...deny, Principal: { AWS: ['*'] }, Action: ['S3:*'], Condition: { BoolIfExists: { 'AWS:securetransport': false } } }),
  ],
  ['no policy', 'fail', { arn, configuration: { Policy: null } }],
  ['objects only', 'fail', policy({ ...deny, Resource: `${arn}/*` })],
  ['bucket only', 'fail', policy({ ...deny, Resource: arn })],
  ['a prefix only', 'fail', policy({ ...deny, Resource: [arn, `${arn}/public/*`] })],
  ['another bucket', 'fail', policy({ ...deny, Resource: ['arn:aws:s3:::other', 'arn:aws:s3:::other/*'] })],
  ['one action only', 'fail', policy({ ...deny, Action: 's3:GetObject' })],
  ['one account only', 'fail', policy({ ...deny, Principal: { AWS: 'arn:aws:iam::111122223333:root' } })],
  ['everybody but some', 'fail', policy({ ...deny, Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } })],
  ['a second condition', 'fail', policy({ ...deny, Condition: { ...deny.Condition, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })],
  ['the wrong way round', 'fail', policy({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
  [
    'allowed over TLS only, which denies nothing',
    'fail',
    policy({ ...deny, Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
  ],
  ['a policy that is not understood', 'unknown', policy('deny everything')],
  ['a policy that was denied', 'unknown', { arn, unseen: { Policy: 's3:GetBucketPolicy denied' } }],
  ['no policy recorded', 'unknown', { arn, configuration: {} }],
])
