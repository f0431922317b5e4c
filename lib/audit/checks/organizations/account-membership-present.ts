import { defineCheck, fail, pass } from '../../check.ts'

export const check = defineCheck({
  id: 'organizations-account-membership-present',
  title: 'The account is in an organisation, where limits and logs are set for all accounts',
  severity: 'low',
  resource: 'Keepwatch::Organizations::Membership',
  reads: ['Organization'],
  rationale: 'An account on its own has no limits from above, logs nowhere else, and is missed when somebody asks what all accounts do.',
  remediation: {
    cli: 'In the management account: aws organizations invite-account-to-organization --target Id=<ACCOUNT_ID>,Type=ACCOUNT. Or make an organisation of this one: aws organizations create-organization --feature-set ALL',
    cdk: "new organizations.CfnOrganization(this, 'Organization', { featureSet: 'ALL' })",
    terraform: 'resource "aws_organizations_organization" "this" { feature_set = "ALL" }',
  },
  aliases: { prowler: ['organizations_account_part_of_organizations'], securityHub: ['Account.2'] },
  evaluate({ observed: { Organization: organization } }) {
    return organization === null
      ? fail('The account is in no organisation.', { Organization: null })
      : pass(`The account is in the organisation ${organization.Id}.`, { Organization: organization })
  },
})
