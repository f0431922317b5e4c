import { defineCheck, forPerson, notApplicable } from '../../check.ts'
import { notManaging } from '../../organization-membership.ts'

const named = 20

export const check = defineCheck({
  id: 'organizations-units-reviewed',
  title: 'Accounts are grouped into organisational units that follow how they are used',
  severity: 'low',
  resource: 'Keepwatch::Organizations::Membership',
  reads: ['Organization', 'IsManagementAccount'],
  also: {
    'AWS::Organizations::OrganizationalUnit': ['Id', 'Name', 'ParentId'],
    'AWS::Organizations::Account': ['AccountId', 'AccountName'],
  },
  rationale:
    'Limits are set for groups of accounts. Where production, trials and security tools hang side by side, a limit fits none of them and is left out for all.',
  remediation: {
    cli: 'aws organizations create-organizational-unit --parent-id <ROOT_ID> --name <NAME>; aws organizations move-account --account-id <ACCOUNT_ID> --source-parent-id <ROOT_ID> --destination-parent-id <UNIT_ID>',
    cdk: "new organizations.CfnOrganizationalUnit(this, 'Unit', { name: '<NAME>', parentId: '<ROOT_ID>' })",
    terraform:
      'resource "aws_organizations_organizational_unit" "this" { name = "<NAME>", parent_id = aws_organizations_organization.this.roots[0].id }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }, { related }) {
    const elsewhere = notManaging(observed)
    if (elsewhere) return notApplicable(elsewhere, { Organization: observed.Organization })
    const units = related.all('AWS::Organizations::OrganizationalUnit')
    const accounts = related.all('AWS::Organizations::Account')
    const tree = units
      .slice(0, named)
      .map(({ configuration: { Name: name, ParentId: parent }, observed: { Id: id } }) => ({ id, name, parent }))
    const evidence = {
      units: units.length,
      accounts: accounts.length,
      tree,
      names: accounts.slice(0, named).map(({ configuration }) => configuration.AccountName),
    }
    if (units.length === 0 && accounts.length > 1)
      return forPerson(`All ${accounts.length} accounts hang on the root: there are no organisational units.`, evidence)
    return forPerson(
      `Accounts: ${accounts.length}, organisational units: ${units.length}. Do the units follow how the accounts are used?`,
      evidence,
    )
  },
})
