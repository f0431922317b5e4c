import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'bedrock-004',
  name: 'Run a command in an agent runtime that has a role',
  description: 'The caller runs a command of its own in an agent runtime that has the role, and reads the credentials from inside.',
  target: { kind: 'asset', of: 'agent-runtimes', facts: ['takes callers of IAM'] },
  requests: [{ action: 'bedrock-agentcore:InvokeAgentRuntimeCommand', on: '{asset}' }],
  gain: 'become',
}
