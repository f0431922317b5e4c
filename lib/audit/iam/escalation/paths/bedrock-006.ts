import type { EscalationPath } from '../path.ts'
import { inAccount, passRole } from '../requests.ts'

export const path: EscalationPath = {
  id: 'bedrock-006',
  name: 'Make a browser with a role and drive it',
  description:
    'The caller makes a browser of AgentCore that has the role, opens a session, drives it, and reads the credentials from inside.',
  target: { kind: 'role', trusts: 'bedrock-agentcore.amazonaws.com' },
  requests: [
    passRole('bedrock-agentcore.amazonaws.com'),
    { action: 'bedrock-agentcore:CreateBrowser', on: '*' },
    { action: 'bedrock-agentcore:StartBrowserSession', on: inAccount('bedrock-agentcore', 'browser-custom/{browser}-{browserId}') },
    {
      action: 'bedrock-agentcore:ConnectBrowserAutomationStream',
      on: inAccount('bedrock-agentcore', 'browser-custom/{browser}-{browserId}'),
    },
  ],
  gain: 'become',
}
