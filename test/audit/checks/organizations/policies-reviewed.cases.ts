import { check } from '#lib/audit/checks/organizations/policies-reviewed.ts'
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
const policy = (name: string, Type: string, AwsManaged: boolean, ...TargetIds: readonly string[]) =>
  sample('AWS::Organizations::Policy', {
    arn: `arn:aws:organizations::1:policy/${name}`,
    region: 'global',
    configuration: { Name: name, Type, TargetIds },
    observed: { AwsManaged },
  })

export const cases = checkCases(check, [
  [
    'two of one’s own',
    'manual',
    {
      ...manager(),
      related: [policy('a', 'SERVICE_CONTROL_POLICY', false, 'r-1'), policy('b', 'RESOURCE_CONTROL_POLICY', false, 'r-1')],
      says: /resources: 2\./,
    },
  ],
  [
    'that of AWS, and one attached to nothing',
    'manual',
    {
      ...manager(),
      related: [policy('a', 'SERVICE_CONTROL_POLICY', true, 'r-1'), policy('b', 'SERVICE_CONTROL_POLICY', false)],
      says: /^No policy/,
    },
  ],
  ['policies denied', 'unknown', { ...manager(), unlisted: ['AWS::Organizations::Policy'] }],
  ...elsewhere,
])
