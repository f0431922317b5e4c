import { check } from '#lib/audit/checks/iam/account-root-credentials-managed.ts'
import { checkCases } from '../../check-cases.ts'

const features = (State: string, ...EnabledFeatures: readonly string[]) => ({
  observed: { OrganizationsFeatures: { State, EnabledFeatures } },
})

export const cases = checkCases(check, [
  ['managed', 'pass', features('answered', 'RootCredentialsManagement', 'RootSessions')],
  ['sessions only', 'fail', features('answered', 'RootSessions')],
  ['nothing', 'fail', features('answered')],
  ['IAM may not act in the organisation', 'fail', features('trust-off')],
  ['an organisation for bills', 'fail', features('billing-only')],
  ['a member', 'not-applicable', features('not-entitled')],
  ['no organisation', 'not-applicable', features('no-organization')],
  ['something new', 'unknown', features('else')],
  ['denied', 'unknown', { unseen: { OrganizationsFeatures: 'iam:ListOrganizationsFeatures denied' } }],
])
