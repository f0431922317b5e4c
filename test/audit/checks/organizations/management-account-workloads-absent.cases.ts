import { check } from '#lib/audit/checks/organizations/management-account-workloads-absent.ts'
import { checkCases } from '../../check-cases.ts'

import { sample } from '../../sample-resource.ts'

const organization = { Id: 'o-abcdef1234', FeatureSet: 'ALL', ManagementAccountId: '111122223333' }
const manager = (more: object = {}) => ({ observed: { Organization: organization, IsManagementAccount: true, ...more } })
const elsewhere = [
  [
    'no organisation',
    'not-applicable',
    { observed: { Organization: null, IsManagementAccount: false, DelegatedAdministrators: null, TrustedServices: null } },
  ],
  [
    'a member',
    'not-applicable',
    {
      observed: {
        Organization: { ...organization, ManagementAccountId: '444455556666' },
        IsManagementAccount: false,
        DelegatedAdministrators: null,
        TrustedServices: null,
      },
      says: /444455556666/,
    },
  ],
  [
    'denied',
    'unknown',
    {
      unseen: {
        Organization: 'organizations:DescribeOrganization denied',
        IsManagementAccount: 'organizations:DescribeOrganization denied',
      },
    },
  ],
] as const

export const cases = checkCases(check, [
  ['a machine', 'manual', { ...manager(), related: [sample('AWS::EC2::Instance')], says: /account: 1\./ }],
  ['nothing', 'manual', { ...manager(), says: /account: 0\./ }],
  ['functions denied', 'unknown', { ...manager(), unlisted: ['AWS::Lambda::Function'] }],
  ...elsewhere,
])
