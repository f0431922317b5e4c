import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isOfAws } from '../../iam/policy-checks.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { fullAdminRule } from '../../iam/policy-rules.ts'

export const check = defineCheck({
  id: 'iam-policy-aws-full-admin-unattached',
  title: 'No policy of AWS that allows everything on everything is attached to anybody',
  severity: 'high',
  resource: 'AWS::IAM::ManagedPolicy',
  reads: ['PolicyDocument', 'AttachmentCount'],
  rationale: fullAdminRule.rationale,
  remediation: {
    cli: 'See who holds it: aws iam list-entities-for-policy --policy-arn <POLICY_ARN>. Attach what they need, then: aws iam detach-role-policy --role-name <ROLE_NAME> --policy-arn <POLICY_ARN> (likewise detach-user-policy, detach-group-policy). Keep one guarded role for emergencies as an accepted exception.',
    cdk: fullAdminRule.cdk,
    terraform: fullAdminRule.terraform,
  },
  aliases: { prowler: ['iam_aws_attached_policy_no_administrative_privileges'], securityHub: [] },
  evaluate({ arn, configuration, observed: { AttachmentCount: attached } }) {
    if (!isOfAws(arn)) return notApplicable('The policy is one of the account’s own.')
    if (attached === 0) return notApplicable('The policy is attached to nobody.', { AttachmentCount: attached })
    const found = fullAdminRule.find(readPolicyDocument(configuration.PolicyDocument))
    return found.length > 0
      ? fail(`The policy allows every action on every resource and is attached ${attached === 1 ? 'once' : `${attached} times`}.`, {
          AttachmentCount: attached,
        })
      : pass('No statement allows every action on every resource.', { AttachmentCount: attached })
  },
})
