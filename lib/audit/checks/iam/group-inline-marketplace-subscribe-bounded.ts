import { inlinePolicyCheck } from '../../iam/policy-checks.ts'
import { marketplaceRule } from '../../iam/policy-rules.ts'

export const check = inlinePolicyCheck('AWS::IAM::Group', marketplaceRule, {
  id: 'iam-group-inline-marketplace-subscribe-bounded',
  title: 'No inline policy of the group allows subscribing to anything in AWS Marketplace',
  aliases: { prowler: ['iam_inline_policy_no_wildcard_marketplace_subscribe'], securityHub: [] },
})
