import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'bedrock-005',
  name: 'Make an agent harness with a role and run a command in it',
  description:
    'The caller makes a harness, whose runtime has the role, waits for it, runs a command of its own in it, and reads the credentials from inside.',
  target: { kind: 'role', trusts: 'bedrock-agentcore.amazonaws.com' },
  requests: [
    passRole('bedrock-agentcore.amazonaws.com'),
    { action: 'bedrock-agentcore:CreateHarness', on: '*' },
    { action: 'bedrock-agentcore:CreateAgentRuntime', on: '*' },
    { action: 'bedrock-agentcore:CreateAgentRuntimeEndpoint', on: '*' },
    { action: 'bedrock-agentcore:CreateWorkloadIdentity', on: '*' },
    { action: 'bedrock-agentcore:GetAgentRuntime', on: inAccount('bedrock-agentcore', 'runtime/{runtimeId}') },
    { action: 'bedrock-agentcore:GetHarness', on: inAccount('bedrock-agentcore', 'harness/{harness}-{harnessId}') },
    {
      action: 'bedrock-agentcore:InvokeAgentRuntimeCommand',
      on: inAccount('bedrock-agentcore', 'harness/{harness}-{harnessId}'),
      orOn: [inAccount('bedrock-agentcore', 'runtime/{runtimeId}')],
    },
  ],
  gain: 'become',
}
