import { check } from '#lib/audit/checks/lambda/function-not-public.ts'
import { type CaseParts, checkCases } from '../../check-cases.ts'

const policy = (statement: unknown): CaseParts => ({ configuration: { Policy: { Version: '2012-10-17', Statement: statement } } })
const open = { Sid: 'open', Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction', Resource: '*' }

export const cases = checkCases(check, [
  ['no policy', 'pass', { configuration: { Policy: null } }],
  [
    'one bucket',
    'pass',
    policy({ ...open, Principal: { Service: 's3.amazonaws.com' }, Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::b' } } }),
  ],
  ['everybody of one account', 'pass', policy([{ ...open, Condition: { StringEquals: { 'AWS:SourceAccount': '111122223333' } } }])],
  ['everybody', 'fail', policy(open)],
  ['everybody, as AWS', 'fail', policy({ ...open, Principal: { AWS: ['111122223333', '*'] } })],
  [
    'everybody through its URL',
    'fail',
    policy({ ...open, Action: 'lambda:InvokeFunctionUrl', Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } } }),
  ],
  ['everybody but one', 'fail', policy({ ...open, Principal: undefined, NotPrincipal: { AWS: '111122223333' } })],
  ['refused', 'unknown', { unseen: { Policy: 'lambda:GetPolicy denied' } }],
])
