import { fail, type Judgement, pass } from '../check.ts'
import type { PasswordPolicy } from '../observed/iam.ts'

/** One demand on the password policy of an account. */
export interface PasswordRule {
  /** The property that decides, for the evidence. */
  readonly property: keyof PasswordPolicy
  /** Whether the policy holds it. */
  readonly holds: (policy: PasswordPolicy) => boolean
  /** What the policy demands, e.g. "a digit". */
  readonly demand: string
}

/** Whether the account's password policy (null: IAM's default, which demands next to nothing) holds a rule. */
export function judgePasswordRule(policy: PasswordPolicy | null, { property, holds, demand }: PasswordRule): Judgement {
  if (policy === null) return fail(`The account has no password policy of its own, so nothing demands ${demand}.`, { PasswordPolicy: null })
  const evidence = { [property]: policy[property] ?? null }
  return holds(policy)
    ? pass(`The password policy demands ${demand}.`, evidence)
    : fail(`The password policy does not demand ${demand}.`, evidence)
}

/** How a setting is made; the call replaces the whole policy, so each remediation names all settings. */
export const passwordPolicyRemediation = {
  cli: 'The call replaces the whole policy, so name every setting in it: aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --password-reuse-prevention 24 --max-password-age 90 --allow-users-to-change-password',
  cdk: "CloudFormation has no type for it: new cr.AwsCustomResource(this, 'PasswordPolicy', { onUpdate: { service: 'IAM', action: 'updateAccountPasswordPolicy', parameters: { MinimumPasswordLength: 14, RequireSymbols: true, RequireNumbers: true, RequireUppercaseCharacters: true, RequireLowercaseCharacters: true, PasswordReusePrevention: 24, MaxPasswordAge: 90, AllowUsersToChangePassword: true }, physicalResourceId: cr.PhysicalResourceId.of('password-policy') }, policy: cr.AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }) })",
  terraform:
    'resource "aws_iam_account_password_policy" "this" { minimum_password_length = 14, require_symbols = true, require_numbers = true, require_uppercase_characters = true, require_lowercase_characters = true, password_reuse_prevention = 24, max_password_age = 90, allow_users_to_change_password = true }',
} as const
