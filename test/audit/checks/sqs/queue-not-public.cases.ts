import { check } from '#lib/audit/checks/sqs/queue-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Sid: 'open', Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }
const policy = (statement: unknown) => ({ configuration: { Policy: { Version: '2012-10-17', Statement: statement } } })

export const cases = checkCases(check, [
  ['everybody', 'fail', policy(open)],
  ['everybody, in a list', 'fail', policy([{ ...open, Principal: { AWS: ['*'] } }])],
  ['everybody but one', 'fail', policy({ ...open, Principal: undefined, NotPrincipal: { AWS: '111122223333' } })],
  ['what, not who', 'fail', policy({ ...open, Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
  ['a topic', 'pass', policy({ ...open, Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:us-east-1:111122223333:t' } } })],
  ['topics of any account', 'fail', policy({ ...open, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } } })],
  ['one account', 'pass', policy({ ...open, Principal: { AWS: '444455556666' } })],
  ['everybody is refused', 'pass', policy({ ...open, Effect: 'Deny' })],
  ['no policy', 'pass', { configuration: { Policy: null } }],
  ['a policy that cannot be read', 'unknown', policy({ ...open, Effect: 'Perhaps' })],
  ['attributes denied', 'unknown', { unseen: { Policy: 'sqs:GetQueueAttributes denied' } }],
])
