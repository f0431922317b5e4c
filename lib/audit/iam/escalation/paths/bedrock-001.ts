import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'bedrock-001',
  name: 'Make a code interpreter with a role',
  description: 'The caller makes a code interpreter that has the role, opens a session, and reads the credentials from inside.',
  target: { kind: 'role', trusts: 'bedrock-agentcore.amazonaws.com' },
  requests: [
    passRole('bedrock-agentcore.amazonaws.com'),
    { action: 'bedrock-agentcore:CreateCodeInterpreter', on: '*' },
    {
      action: 'bedrock-agentcore:StartCodeInterpreterSession',
      on: inAccount('bedrock-agentcore', 'code-interpreter-custom/{interpreter}-{interpreterId}'),
    },
    {
      action: 'bedrock-agentcore:InvokeCodeInterpreter',
      on: inAccount('bedrock-agentcore', 'code-interpreter-custom/{interpreter}-{interpreterId}'),
    },
  ],
  gain: 'become',
}
