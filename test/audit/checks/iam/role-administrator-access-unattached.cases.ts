import { check } from '#lib/audit/checks/iam/role-administrator-access-unattached.ts'
import { checkCases } from '../../check-cases.ts'

const admin = 'arn:aws:iam::aws:policy/AdministratorAccess'
const holding = (...ManagedPolicyArns: readonly string[]) => ({ configuration: { Path: '/', ManagedPolicyArns } })

export const cases = checkCases(check, [
  ['the policy', 'fail', holding('arn:aws:iam::aws:policy/ReadOnlyAccess', admin)],
  ['the policy in China', 'fail', holding('arn:aws-cn:iam::aws:policy/AdministratorAccess')],
  ['another', 'pass', holding('arn:aws:iam::aws:policy/ReadOnlyAccess')],
  ['one of the account with that name', 'pass', holding('arn:aws:iam::111122223333:policy/AdministratorAccess')],
  ['a longer name', 'pass', holding('arn:aws:iam::aws:policy/AdministratorAccess-Amplify')],
  ['none', 'pass', holding()],
  [
    'one that a service keeps',
    'not-applicable',
    { configuration: { Path: '/aws-service-role/x.amazonaws.com/', ManagedPolicyArns: [admin] } },
  ],
])
