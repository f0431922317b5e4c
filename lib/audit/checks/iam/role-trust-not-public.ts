import { defineCheck, fail, pass } from '../../check.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { publicStatements } from '../../iam/public-access.ts'

export const check = defineCheck({
  id: 'iam-role-trust-not-public',
  title: 'The role does not trust everybody',
  severity: 'critical',
  resource: 'AWS::IAM::Role',
  reads: ['AssumeRolePolicyDocument'],
  rationale:
    'Anybody with an AWS account, anywhere, can then assume the role and has its rights. An external id in the condition is no secret: it names the customer, not the caller.',
  remediation: {
    cli: 'Name the accounts, or tie "*" to the organisation with aws:PrincipalOrgID: aws iam update-assume-role-policy --role-name <ROLE_NAME> --policy-document file://<TRUST_FILE>',
    cdk: "new iam.Role(this, 'Role', { assumedBy: new iam.OrganizationPrincipal('<ORGANIZATION_ID>') }) in place of new iam.AnyPrincipal()",
    terraform: 'statement { actions = ["sts:AssumeRole"], principals { type = "AWS", identifiers = ["arn:aws:iam::<ACCOUNT_ID>:root"] } }',
  },
  aliases: { prowler: [], securityHub: [] },
  evaluate({ configuration }) {
    const open = publicStatements(readPolicyDocument(configuration.AssumeRolePolicyDocument))
    if (open.length === 0) return pass('No statement of the trust policy lets everybody in.')
    const statements = open.slice(0, 10).map(({ sid, actions, conditions }) => ({ sid, actions, conditions }))
    return fail('Everybody may assume the role.', { statements, count: open.length })
  },
})
