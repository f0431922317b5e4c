import { check } from '#lib/audit/checks/organizations/account-membership-present.ts'
import { checkCases } from '../../check-cases.ts'

export const cases = checkCases(check, [
  ['in one', 'pass', { observed: { Organization: { Id: 'o-abcdef1234', FeatureSet: 'ALL', ManagementAccountId: '444455556666' } } }],
  ['in none', 'fail', { observed: { Organization: null } }],
  ['denied', 'unknown', { unseen: { Organization: 'organizations:DescribeOrganization denied' } }],
])
