import { check } from '#lib/audit/checks/ecr/repository-not-public.ts'
import { checkCases } from '../../check-cases.ts'

const open = { Sid: 'open', Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' }
const policy = (...Statement: readonly object[]) => ({ configuration: { RepositoryPolicyText: { Version: '2012-10-17', Statement } } })

export const cases = checkCases(check, [
  ['everybody', 'fail', policy(open)],
  ['everybody, as AWS', 'fail', policy({ ...open, Principal: { AWS: '*' } })],
  ['an organisation', 'pass', policy({ ...open, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdef1234' } } })],
  ['one account', 'pass', policy({ ...open, Principal: { AWS: 'arn:aws:iam::444455556666:root' } })],
  ['Lambda', 'pass', policy({ ...open, Principal: { Service: 'lambda.amazonaws.com' } })],
  ['no policy', 'pass', { configuration: { RepositoryPolicyText: null } }],
  ['denied', 'unknown', { unseen: { RepositoryPolicyText: 'ecr:GetRepositoryPolicy denied' } }],
])
