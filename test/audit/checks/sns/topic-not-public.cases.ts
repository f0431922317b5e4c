import { check } from '#lib/audit/checks/sns/topic-not-public.ts'
import type { Resource } from '#lib/findings/resource.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Sid: 'open', Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: '*' }
const policy = (statement: unknown): Partial<Resource> => ({ configuration: { Policy: { Statement: statement } } })
const under = (Condition: object): Partial<Resource> => policy({ ...open, Condition })

export const cases = checkCases(check, [
  ['everybody', 'fail', policy(open)],
  ['everybody, as AWS', 'fail', policy({ ...open, Principal: { AWS: ['111122223333', '*'] } })],
  ['everybody but one', 'fail', policy({ ...open, Principal: undefined, NotPrincipal: { AWS: '111122223333' } })],
  [
    'the default policy of a topic',
    'pass',
    policy({ ...open, Principal: { AWS: '*' }, Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } } }),
  ],
  ['one account', 'pass', policy({ ...open, Principal: { AWS: 'arn:aws:iam::444455556666:root' } })],
  ['a service', 'pass', policy({ ...open, Principal: { Service: 'events.amazonaws.com' } })],
  ['denied', 'pass', policy({ ...open, Effect: 'Deny' })],
  ['an organisation', 'pass', under({ StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } })],
  ['a bucket', 'pass', under({ ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::my-bucket' } })],
  ['sources of one account', 'pass', under({ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:111122223333:*' } })],
  ['sources of every account', 'fail', under({ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:*' } })],
  ['any organisation', 'fail', under({ StringLike: { 'aws:PrincipalOrgID': 'o-*' } })],
  ['a part of one organisation', 'pass', under({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-abcdef1234/*' } })],
  ['a part of any organisation', 'fail', under({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*/*' } })],
  ['one organisation or any', 'fail', under({ StringLike: { 'aws:PrincipalOrgID': ['o-abcdef1234', '*'] } })],
  ['only if there is a source', 'fail', under({ StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } })],
  ['all of possibly none', 'fail', under({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-abcdef1234' } })],
  ['not one account', 'fail', under({ StringNotEquals: { 'aws:SourceAccount': '111122223333' } })],
  ['what, not who', 'fail', under({ StringEquals: { 'sns:Protocol': 'https' } })],
  ['any address', 'fail', under({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })],
  ['some addresses', 'pass', under({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })],
  [
    'two conditions, one of them narrow',
    'pass',
    under({ Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:SourceAccount': '111122223333' } }),
  ],
  ['a good and an open statement', 'fail', policy([{ ...open, Principal: { Service: 'events.amazonaws.com' } }, open])],
  ['no policy', 'pass', { configuration: { Policy: null } }],
  ['no policy recorded', 'unknown', { configuration: {} }],
  ['attributes denied', 'unknown', { unseen: { Policy: 'sns:GetTopicAttributes denied' } }],
])
