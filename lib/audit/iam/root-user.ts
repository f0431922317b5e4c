import type { AccountSummary } from '../observed/iam.ts'

/** Whether nobody can sign in as the root user, since its password and keys were removed; only where AWS tells of both. */
export function isWithoutCredentials(summary: AccountSummary): boolean {
  return summary['AccountPasswordPresent'] === 0 && summary['AccountAccessKeysPresent'] === 0
}

/** How the root user comes to a second factor. */
export const rootMfaRemediation = {
  cli: 'Sign in as the root user and register a security key under Security credentials > Multi-factor authentication; remove devices that are apps. In an organisation, better remove the root credentials of member accounts altogether: aws iam enable-organizations-root-credentials-management',
  cdk: 'No template registers devices of the root user. In an organisation remove all root credentials of members: aws iam enable-organizations-root-credentials-management',
  terraform:
    'resource "aws_iam_organizations_features" "this" { enabled_features = ["RootCredentialsManagement"] } lets the organisation remove root credentials of members',
} as const
