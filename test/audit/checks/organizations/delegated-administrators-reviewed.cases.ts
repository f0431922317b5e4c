import { check } from '#lib/audit/checks/organizations/delegated-administrators-reviewed.ts'
import { checkCases } from '../../check-cases.ts'

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
  [
    'a delegate',
    'manual',
    {
      ...manager({
        DelegatedAdministrators: [{ Id: '444455556666', Name: 'security', Services: ['guardduty.amazonaws.com'] }],
        TrustedServices: ['config.amazonaws.com', 'guardduty.amazonaws.com'],
      }),
      says: /organisation: 1; .* account: 1\./,
    },
  ],
  ['none', 'manual', { ...manager({ DelegatedAdministrators: [], TrustedServices: [] }), says: /organisation: 0;/ }],
  ['services denied', 'unknown', { ...manager({ DelegatedAdministrators: [] }), unseen: { TrustedServices: 'denied' } }],
  ...elsewhere,
])
