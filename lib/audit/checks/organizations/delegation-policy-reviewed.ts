import { defineCheck, forPerson, notApplicable } from '../../check.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { notManaging } from '../../organization-membership.ts'

const named = 20

export const check = defineCheck({
  id: 'organizations-delegation-policy-reviewed',
  title: 'The right to administer organisation policies is delegated out of the management account',
  severity: 'low',
  resource: 'Keepwatch::Organizations::Membership',
  reads: ['Organization', 'IsManagementAccount'],
  also: { 'AWS::Organizations::ResourcePolicy': ['Content'] },
  rationale:
    'The management account is above all limits. Each person who has to work there because policies can be changed nowhere else is one more who can lose all accounts at once.',
  remediation: {
    cli: 'aws organizations put-resource-policy --content file://<POLICY_FILE>, a policy that lets the account of the platform team read and change policies',
    cdk: "new organizations.CfnResourcePolicy(this, 'Delegation', { content: <DOCUMENT_THAT_NAMES_THE_ACCOUNT> })",
    terraform: 'resource "aws_organizations_resource_policy" "this" { content = data.aws_iam_policy_document.<DELEGATION>.json }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ observed }, { related }) {
    const elsewhere = notManaging(observed)
    if (elsewhere) return notApplicable(elsewhere, { Organization: observed.Organization })
    const [policy] = related.all('AWS::Organizations::ResourcePolicy')
    if (!policy) return forPerson('No policy delegates rights over the organisation to a member account.', { policy: null })
    const statements = readPolicyDocument(policy.configuration.Content)
    const delegated = statements.slice(0, named).map(({ sid, effect, principals, actions }) => ({ sid, effect, principals, actions }))
    return forPerson('A policy delegates rights over the organisation; are they the right ones, to the right accounts?', { delegated })
  },
})
