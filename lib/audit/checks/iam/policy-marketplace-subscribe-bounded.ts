import { ownPolicyCheck } from '../../iam/policy-checks.ts'
import { marketplaceRule } from '../../iam/policy-rules.ts'

export const check = ownPolicyCheck(marketplaceRule, {
  id: 'iam-policy-marketplace-subscribe-bounded',
  title: 'No policy of the account allows subscribing to anything in AWS Marketplace',
  aliases: { prowler: ['iam_policy_no_wildcard_marketplace_subscribe'], securityHub: [] },
})
