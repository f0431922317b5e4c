import { check } from '#lib/audit/checks/iam/policy-full-admin-absent.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const policy = (statement: unknown, AttachmentCount: unknown = 1): Partial<Resource> => ({
  configuration: { PolicyDocument: { Version: '2012-10-17', Statement: statement } },
  observed: { AttachmentCount },
})
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }

export const cases = checkCases(check, [
  ['everything on everything, attached', 'fail', policy(everything)],
  ['the same, attached to nobody', 'pass', policy(everything, 0)],
  [
    'the same in a list',
    'fail',
    policy([
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
      { ...everything, Action: ['s3:*', '*:*'], Resource: ['*'] },
    ]),
  ],
  ['the same under a condition', 'fail', policy({ ...everything, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
  ['every ARN', 'fail', policy({ ...everything, Resource: 'arn:aws:*' })],
  ['one service', 'pass', policy({ ...everything, Action: 's3:*' })],
  ['one bucket', 'pass', policy({ ...everything, Resource: 'arn:aws:s3:::b/*' })],
  ['a name that holds the text *:*', 'pass', policy({ Sid: '*:*', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*:*' })],
  ['denied, not allowed', 'pass', policy({ ...everything, Effect: 'Deny' })],
  ['allowed, and all of it denied', 'pass', policy([everything, { ...everything, Effect: 'Deny' }])],
  [
    'allowed, and denied under a condition',
    'fail',
    policy([everything, { ...everything, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }]),
  ],
  ['everything but IAM', 'pass', policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })],
  ['everything but nothing', 'fail', policy({ Effect: 'Allow', NotAction: [], Resource: '*' })],
  ['an effect that is not understood', 'unknown', policy({ ...everything, Effect: 'allow' })],
  ['no document', 'unknown', { configuration: {}, observed: { AttachmentCount: 1 } }],
  [
    'a document that was not read',
    'unknown',
    { configuration: {}, observed: { AttachmentCount: 1 }, unseen: { PolicyDocument: 'no default version' } },
  ],
  ['an attachment count that was not read', 'unknown', { ...policy(everything), observed: {}, unseen: { AttachmentCount: 'no answer' } }],
])
