import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { fullAdminStatements } from '../../iam/full-admin.ts'
import { isOfAws } from '../../iam/policy-checks.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { fullAdminRule } from '../../iam/policy-rules.ts'

export const check = defineCheck({
  id: 'iam-policy-full-admin-absent',
  title: 'No attached policy of the account allows every action on every resource',
  severity: 'high',
  resource: 'AWS::IAM::ManagedPolicy',
  reads: ['PolicyDocument', 'AttachmentCount'],
  rationale: fullAdminRule.rationale,
  remediation: {
    cli: 'See who holds the policy: aws iam list-entities-for-policy --policy-arn <POLICY_ARN>. Attach policies that name what these identities do, then take this one away: aws iam detach-role-policy --role-name <ROLE_NAME> --policy-arn <POLICY_ARN> (likewise detach-user-policy, detach-group-policy).',
    cdk: fullAdminRule.cdk,
    terraform: fullAdminRule.terraform,
  },
  aliases: { prowler: ['iam_customer_attached_policy_no_administrative_privileges'], securityHub: ['IAM.1'] },
  evaluate({ arn, configuration, observed }) {
    if (isOfAws(arn)) return notApplicable('The policy is one of AWS’s own, which the account cannot change.')
    const wide = fullAdminStatements(readPolicyDocument(configuration.PolicyDocument))
    if (wide.length === 0) return pass('No statement allows every action on every resource.')
    const { AttachmentCount: attached } = observed
    const statements = wide.slice(0, 10).map(({ sid, actions, resources, conditions }) => ({ sid, actions, resources, conditions }))
    const evidence = { statements, AttachmentCount: attached }
    const holders = `${attached} ${attached === 1 ? 'identity' : 'identities'}`
    return attached > 0
      ? fail(`The policy allows every action on every resource and is attached to ${holders}.`, evidence)
      : pass('The policy allows every action on every resource, but is attached to nobody.', evidence)
  },
})
