import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'bedrock-003',
  name: 'Make an agent runtime with a role and run a command in it',
  description:
    'The caller makes an agent runtime that has the role, runs a command of its own in it, and reads the credentials from inside.',
  target: { kind: 'role', trusts: 'bedrock-agentcore.amazonaws.com' },
  requests: [
    passRole('bedrock-agentcore.amazonaws.com'),
    { action: 'bedrock-agentcore:CreateAgentRuntime', on: '*' },
    { action: 'bedrock-agentcore:CreateAgentRuntimeEndpoint', on: '*' },
    { action: 'bedrock-agentcore:CreateWorkloadIdentity', on: '*' },
    { action: 'bedrock-agentcore:InvokeAgentRuntimeCommand', on: inAccount('bedrock-agentcore', 'runtime/{runtime}-{runtimeId}') },
  ],
  gain: 'become',
}
