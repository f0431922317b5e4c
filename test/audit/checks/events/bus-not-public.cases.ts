import { check } from '#lib/audit/checks/events/bus-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Sid: 'open', Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: '*' }
const policy = (...Statement: readonly object[]) => ({ configuration: { Policy: { Version: '2012-10-17', Statement } } })

export const cases = checkCases(check, [
  ['no policy', 'pass', { configuration: { Policy: null } }],
  ['everybody', 'fail', policy(open)],
  ['an organisation', 'pass', policy({ ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } } })],
  ['every account, as an ARN', 'fail', policy({ ...open, Principal: { AWS: 'arn:aws:iam::*:root' } })],
  ['any organisation', 'fail', policy({ ...open, Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } } })],
  ['what, not who', 'fail', policy({ ...open, Condition: { StringEquals: { 'events:source': 'app' } } })],
  ['one account', 'pass', policy({ ...open, Principal: { AWS: '444455556666' } })],
  ['not seen', 'unknown', { unseen: { Policy: 'denied' } }],
])
