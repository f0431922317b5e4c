import type { EscalationPath } from '../path.ts'
import { passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'cognitoidentity-001',
  name: 'Give a role to the guests of an identity pool',
  description: 'The caller makes the role that of guests of an identity pool; anyone can then fetch its credentials.',
  target: { kind: 'role', trusts: 'cognito-identity.amazonaws.com' },
  needs: [{ as: 'pool', of: 'identity-pools', facts: ['takes guests'] }],
  requests: [passRole('cognito-identity.amazonaws.com'), { action: 'cognito-identity:SetIdentityPoolRoles', on: '*' }],
  gain: 'become',
}
