import type { EscalationPath } from '../path.ts'

export const path: EscalationPath = {
  id: 'bedrock-007',
  name: 'Drive a browser that has a role',
  description: 'The caller opens a session on a browser of AgentCore that has the role, drives it, and reads the credentials from inside.',
  target: { kind: 'asset', of: 'browsers' },
  requests: [
    { action: 'bedrock-agentcore:StartBrowserSession', on: '{asset}' },
    { action: 'bedrock-agentcore:ConnectBrowserAutomationStream', on: '{asset}' },
  ],
  gain: 'become',
}
