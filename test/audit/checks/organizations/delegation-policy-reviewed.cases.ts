import { check } from '#lib/audit/checks/organizations/delegation-policy-reviewed.ts'
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
const policy = (Content: unknown) =>
  sample('AWS::Organizations::ResourcePolicy', { arn: 'arn:policy', region: 'global', configuration: { Content } })
const statement = { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'organizations:UpdatePolicy', Resource: '*' }

export const cases = checkCases(check, [
  ['a policy', 'manual', { ...manager(), related: [policy({ Statement: statement })], says: /right ones/ }],
  ['none', 'manual', { ...manager(), says: /^No policy/ }],
  ['one that cannot be read', 'unknown', { ...manager(), related: [policy('text')] }],
  ['denied listing', 'unknown', { ...manager(), unlisted: ['AWS::Organizations::ResourcePolicy'] }],
  ...elsewhere,
])
