import { defineCheck, fail, pass, undecided } from '../../check.ts'

type Configuration = { readonly PasswordPolicy?: { readonly MinimumPasswordLength?: number } | null }

/** Characters. */
const wanted = 14

export const check = defineCheck<Configuration>({
  id: 'iam-account-password-policy-length',
  title: 'Passwords of IAM users have 14 characters or more',
  severity: 'medium',
  resource: 'AWS::::Account',
  rationale: 'Short passwords are guessed, sprayed and cracked. Without a policy of the account, IAM takes passwords of eight characters.',
  remediation:
    'Set the length; the call replaces the whole policy, so repeat your other settings with it: aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers --require-uppercase-characters --require-lowercase-characters --password-reuse-prevention 24',
  aliases: { prowler: ['iam_password_policy_minimum_length_14'], securityHub: ['IAM.7', 'IAM.10'] },
  evaluate({ configuration }) {
    const { PasswordPolicy: policy } = configuration
    if (policy === undefined) return undecided('The snapshot does not hold the password policy.')
    if (policy === null) return fail('The account has no password policy of its own.', { PasswordPolicy: null })
    const length = policy.MinimumPasswordLength
    if (typeof length !== 'number') return fail('The password policy sets no minimum length.', { MinimumPasswordLength: null })
    const evidence = { MinimumPasswordLength: length, wanted }
    return length >= wanted
      ? pass(`Passwords need ${length} characters.`, evidence)
      : fail(`Passwords need ${length} characters; wanted ${wanted} or more.`, evidence)
  },
})
