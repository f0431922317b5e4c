import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'bedrock-002',
  name: 'Use a code interpreter that has a role',
  description: 'The caller opens a session on a code interpreter that has the role, and reads the credentials from inside.',
  target: { kind: 'asset', of: 'code-interpreters' },
  requests: [
    { action: 'bedrock-agentcore:StartCodeInterpreterSession', on: '{asset}' },
    { action: 'bedrock-agentcore:InvokeCodeInterpreter', on: '{asset}' },
  ],
  gain: 'become',
}
