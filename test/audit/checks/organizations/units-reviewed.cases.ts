import { check } from '#lib/audit/checks/organizations/units-reviewed.ts'
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
const unit = sample('AWS::Organizations::OrganizationalUnit', {
  arn: 'arn:unit',
  region: 'global',
  configuration: { Name: 'prod', ParentId: 'r-1' },
  observed: { Id: 'ou-1' },
})
const account = (id: string) =>
  sample('AWS::Organizations::Account', {
    arn: `arn:account/${id}`,
    region: 'global',
    configuration: { AccountName: id },
    observed: { AccountId: id },
  })

export const cases = checkCases(check, [
  ['a unit', 'manual', { ...manager(), related: [unit, account('1'), account('2')], says: /Accounts: 2, organisational units: 1/ }],
  ['no unit', 'manual', { ...manager(), related: [account('1'), account('2')], says: /hang on the root/ }],
  ['units denied', 'unknown', { ...manager(), related: [account('1')], unlisted: ['AWS::Organizations::OrganizationalUnit'] }],
  ...elsewhere,
])
