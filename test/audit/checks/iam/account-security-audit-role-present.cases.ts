import { check } from '#lib/audit/checks/iam/account-security-audit-role-present.ts'
import { checkCases } from '../../check-cases.ts'

import { sample } from '../../sample-resource.ts'

const role = (name: string, ...ManagedPolicyArns: readonly string[]) =>
  sample('AWS::IAM::Role', { arn: `arn:aws:iam::111122223333:role/${name}`, region: 'global', configuration: { ManagedPolicyArns } })
const good = role('good', 'arn:aws:iam::aws:policy/SecurityAudit')
const other = role('other', 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::111122223333:policy/SecurityAudit')

export const cases = checkCases(check, [
  ['a role', 'pass', { related: [other, good], says: /role\/good/ }],
  ['a role among some that were not listed', 'pass', { related: [good], unlisted: ['AWS::IAM::Role'] }],
  ['other roles', 'fail', { related: [other] }],
  ['no roles', 'fail', {}],
  ['a role whose policies were not seen', 'unknown', { related: [{ ...other, configuration: {}, unseen: { ManagedPolicyArns: 'odd' } }] }],
  ['roles denied', 'unknown', { unlisted: ['AWS::IAM::Role'] }],
])
