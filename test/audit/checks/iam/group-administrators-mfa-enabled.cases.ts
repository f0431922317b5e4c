import { check } from '#lib/audit/checks/iam/group-administrators-mfa-enabled.ts'
import { checkCases } from '../../check-cases.ts'

import { sample } from '../../sample-resource.ts'

const group = (...ManagedPolicyArns: readonly string[]) => ({ configuration: { GroupName: 'admins', ManagedPolicyArns } })
const admins = group('arn:aws:iam::aws:policy/AdministratorAccess')
const user = (name: string, mfaActive: boolean, ...Groups: readonly string[]) =>
  sample('AWS::IAM::User', {
    arn: `arn:aws:iam::111122223333:user/${name}`,
    region: 'global',
    configuration: { Groups },
    observed: { CredentialReport: { mfaActive } },
  })
const ann = user('ann', true, 'admins', 'others')
const bob = user('bob', false, 'admins')

export const cases = checkCases(check, [
  ['all have one', 'pass', { ...admins, related: [ann, user('eve', false, 'others')] }],
  ['one has none', 'fail', { ...admins, related: [ann, bob], says: /user\/bob/ }],
  ['nobody in it', 'not-applicable', { ...admins, related: [user('eve', false, 'others')] }],
  ['no administrators', 'not-applicable', { ...group('arn:aws:iam::aws:policy/ReadOnlyAccess'), related: [bob] }],
  [
    'a member whose factor was not seen',
    'unknown',
    { ...admins, related: [{ ...ann, observed: {}, unseen: { CredentialReport: 'no row' } }] },
  ],
  ['users denied', 'unknown', { ...admins, related: [ann], unlisted: ['AWS::IAM::User'] }],
])
