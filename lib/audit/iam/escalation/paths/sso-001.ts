import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'sso-001',
  name: 'Assign oneself a new permission set',
  description:
    'The caller makes a permission set in Identity Center with a policy that allows everything, and assigns it to itself for the account.',
  target: { kind: 'account' },
  needs: [{ as: 'center', of: 'identity-center-instances' }],
  assumes: 'the caller can sign in through Identity Center',
  requests: [
    { action: 'sso:CreatePermissionSet', on: '{center}' },
    { action: 'sso:AttachManagedPolicyToPermissionSet', on: 'arn:{partition}:sso:::permissionSet/{centerId}/{setId}' },
    { action: 'sso:CreateAccountAssignment', on: 'arn:{partition}:sso:::permissionSet/{centerId}/{setId}' },
  ],
  gain: 'everything',
}
