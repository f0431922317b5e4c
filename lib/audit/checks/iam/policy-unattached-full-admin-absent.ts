import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isOfAws } from '../../iam/policy-checks.ts'
import { readPolicyDocument } from '../../iam/policy-document.ts'
import { fullAdminRule } from '../../iam/policy-rules.ts'

export const check = defineCheck({
  id: 'iam-policy-unattached-full-admin-absent',
  title: 'No policy lies ready, attached to nobody, that allows everything on everything',
  severity: 'low',
  resource: 'AWS::IAM::ManagedPolicy',
  reads: ['PolicyDocument', 'AttachmentCount'],
  rationale:
    'A policy that lies ready is one call away from making somebody an administrator, under a name of the account’s own that a review of AWS’s policies does not find.',
  remediation: {
    cli: 'aws iam delete-policy --policy-arn <POLICY_ARN>, after deleting its older versions: aws iam delete-policy-version --policy-arn <POLICY_ARN> --version-id <VERSION>',
    cdk: fullAdminRule.cdk,
    terraform: fullAdminRule.terraform,
  },
  aliases: { prowler: ['iam_customer_unattached_policy_no_administrative_privileges'], securityHub: [] },
  evaluate({ arn, configuration, observed: { AttachmentCount: attached } }) {
    if (isOfAws(arn)) return notApplicable('The policy is one of AWS’s own, which the account cannot change.')
    if (attached > 0) return notApplicable('The policy is attached to somebody.', { AttachmentCount: attached })
    const found = fullAdminRule.find(readPolicyDocument(configuration.PolicyDocument))
    return found.length > 0
      ? fail('The policy allows every action on every resource, and lies ready to be attached.', {
          AttachmentCount: attached,
          found: found.slice(0, 10),
        })
      : pass('No statement allows every action on every resource.', { AttachmentCount: attached })
  },
})
