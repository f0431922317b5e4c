import { defineCheck, forPerson, notApplicable } from '../../check.ts'
import { notManaging } from '../../organization-membership.ts'

const named = 20

export const check = defineCheck({
  id: 'organizations-delegated-administrators-reviewed',
  title: 'Services that work across the organisation are administered from delegated accounts',
  severity: 'low',
  resource: 'Keepwatch::Organizations::Membership',
  reads: ['Organization', 'IsManagementAccount', 'DelegatedAdministrators', 'TrustedServices'],
  rationale:
    'Security tools that are run from the management account bring people and machines into the account that no limit reaches. A delegate that nobody knows of any more is a way into all accounts.',
  remediation: {
    cli: 'aws organizations register-delegated-administrator --account-id <ACCOUNT_ID> --service-principal <SERVICE>.amazonaws.com; what is not wanted: aws organizations deregister-delegated-administrator --account-id <ACCOUNT_ID> --service-principal <SERVICE>.amazonaws.com',
    cdk: "CloudFormation has types for single services only, such as new guardduty.CfnDetector(…) in the delegate; for the rest new cr.AwsCustomResource(this, 'Delegate', { onUpdate: { service: 'Organizations', action: 'registerDelegatedAdministrator', parameters: { AccountId: '<ACCOUNT_ID>', ServicePrincipal: '<SERVICE>.amazonaws.com' } } })",
    terraform:
      'resource "aws_organizations_delegated_administrator" "this" { account_id = "<ACCOUNT_ID>", service_principal = "<SERVICE>.amazonaws.com" }',
  },
  aliases: { prowler: ['organizations_delegated_administrators'], securityHub: [] },
  evaluate({ observed }) {
    const elsewhere = notManaging(observed)
    if (elsewhere) return notApplicable(elsewhere, { Organization: observed.Organization })
    const { DelegatedAdministrators: administrators, TrustedServices: trusted } = observed
    const delegated = new Set((administrators ?? []).flatMap(({ Services: services }) => services))
    const undelegated = (trusted ?? []).filter((service) => !delegated.has(service))
    const evidence = {
      administrators: (administrators ?? []).slice(0, named),
      trusted: (trusted ?? []).slice(0, named),
      undelegated: undelegated.slice(0, named),
    }
    const count = administrators?.length ?? 0
    return forPerson(
      `Accounts that administer services for the organisation: ${count}; trusted services without such an account: ${undelegated.length}. Are these right?`,
      evidence,
    )
  },
})
