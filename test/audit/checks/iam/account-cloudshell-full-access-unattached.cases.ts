import { check } from '#lib/audit/checks/iam/account-cloudshell-full-access-unattached.ts'
import { checkCases } from '../../check-cases.ts'

import { sample } from '../../sample-resource.ts'

const holder = (type: string, ...ManagedPolicyArns: readonly string[]) =>
  sample(type, { arn: `arn:aws:iam::111122223333:holder/${type}`, region: 'global', configuration: { ManagedPolicyArns } })
const full = 'arn:aws:iam::aws:policy/AWSCloudShellFullAccess'

export const cases = checkCases(check, [
  ['nobody', 'pass', { related: [holder('AWS::IAM::User', 'arn:aws:iam::aws:policy/ReadOnlyAccess')] }],
  ['no identities', 'pass', {}],
  ['a user', 'fail', { related: [holder('AWS::IAM::User', full)] }],
  ['a group', 'fail', { related: [holder('AWS::IAM::User'), holder('AWS::IAM::Group', full)] }],
  ['a role', 'fail', { related: [holder('AWS::IAM::Role', full)] }],
  ['roles denied', 'unknown', { unlisted: ['AWS::IAM::Role'] }],
])
